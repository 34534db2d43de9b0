package dev.backroom.notices;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.backroom.model.ShopId;
import dev.backroom.runtime.queue.UnreadableMessage;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A notice as the text of a queue message. */
public final class NoticeCodec {
    private static final ObjectMapper JSON = new ObjectMapper();

    private NoticeCodec() {}

    public static String write(Notice notice) {
        return NoticeJson.node(notice).toString();
    }

    /**
     * Reads what {@link #write} wrote. Facts that this version does not know are left out: their sender may be newer.
     *
     * @throws UnreadableMessage if it is anything else
     */
    public static Notice read(String text) throws UnreadableMessage {
        try {
            JsonNode node = JSON.readTree(text);
            if (node == null || !node.isObject()) {
                throw new UnreadableMessage("not a JSON object");
            }
            NoticeType type = NoticeType.valueOf(node.required("type").asText());
            Map<String, String> facts = new HashMap<>();
            for (Map.Entry<String, JsonNode> fact : node.path("facts").properties()) {
                if (type.facts().contains(fact.getKey())) {
                    facts.put(fact.getKey(), fact.getValue().asText());
                }
            }
            String shop = node.path("shop").asText();
            return new Notice(
                    node.required("id").asText(),
                    type,
                    Severity.valueOf(node.required("severity").asText()),
                    shop.isEmpty() ? Optional.empty() : Optional.of(new ShopId(shop)),
                    node.path("subject").asText(),
                    Instant.parse(node.required("at").asText()),
                    facts);
        } catch (JsonProcessingException e) {
            throw new UnreadableMessage("not JSON");
        } catch (DateTimeException e) {
            throw new UnreadableMessage("field 'at' is no instant");
        } catch (IllegalArgumentException e) {
            throw new UnreadableMessage("a field is missing or holds what this version does not know");
        }
    }
}
