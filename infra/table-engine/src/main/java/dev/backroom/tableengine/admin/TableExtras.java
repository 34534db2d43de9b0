package dev.backroom.tableengine.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backroom.tableengine.json.Json;
import java.util.Map;
import java.util.TreeMap;

/** Settings that a description repeats and that change nothing here: encryption, class, ceilings. */
final class TableExtras {
    private TableExtras() {}

    static Map<String, JsonNode> read(JsonNode request) {
        Map<String, JsonNode> extras = new TreeMap<>();
        String tableClass = Json.text(request, "TableClass");
        if (tableClass != null) {
            extras.put("TableClassSummary", Json.object().put("TableClass", tableClass));
        }
        JsonNode encryption = Json.member(request, "SSESpecification");
        if (encryption != null && Json.flag(encryption, "Enabled")) {
            ObjectNode described = Json.object().put("Status", "ENABLED");
            String type = Json.text(encryption, "SSEType");
            described.put("SSEType", type == null ? "KMS" : type);
            String key = Json.text(encryption, "KMSMasterKeyId");
            described.put("KMSMasterKeyArn", key == null ? "arn:aws:kms:us-east-1:000000000000:key/aws-managed" : key);
            extras.put("SSEDescription", described);
        }
        JsonNode ceilings = Json.member(request, "OnDemandThroughput");
        if (ceilings != null) {
            extras.put("OnDemandThroughput", ceilings);
        }
        return extras;
    }
}
