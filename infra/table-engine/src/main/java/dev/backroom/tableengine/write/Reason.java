package dev.backroom.tableengine.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backroom.tableengine.error.EngineException;
import dev.backroom.tableengine.error.ErrorType;
import dev.backroom.tableengine.json.Json;
import dev.backroom.tableengine.protocol.DetailedError;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one item of a transaction has to do with its being cancelled.
 *
 * @param code as the API spells it; None for an item that would have been fine
 * @param item what a refused condition shows, or null
 */
public record Reason(
        String code, @Nullable String message, @Nullable JsonNode item) {
    public static final Reason NONE = new Reason("None", null, null);
    public static final Reason CONFLICT =
            new Reason("TransactionConflict", "Transaction is ongoing for the item", null);

    /** The reason that a refusal of a single write is within a transaction. */
    public static Reason of(EngineException e) {
        String code = switch (e.type()) {
            case CONDITIONAL_CHECK_FAILED -> "ConditionalCheckFailed";
            case TRANSACTION_CONFLICT -> "TransactionConflict";
            case ITEM_COLLECTION_SIZE_LIMIT_EXCEEDED -> "ItemCollectionSizeLimitExceeded";
            case PROVISIONED_THROUGHPUT_EXCEEDED -> "ProvisionedThroughputExceeded";
            case THROTTLING -> "ThrottlingError";
            default -> "ValidationError";
        };
        JsonNode item = e instanceof DetailedError detailed ? detailed.members().get("Item") : null;
        return new Reason(code, e.message(), item);
    }

    boolean isNone() {
        return code.equals("None");
    }

    /** The refusal of a transaction for the first of its items that is malformed; the others are not looked at. */
    public static EngineException alone(Reason reason, int at, int items) {
        List<Reason> reasons = new ArrayList<>(Collections.nCopies(items, NONE));
        reasons.set(at, reason);
        return cancelled(reasons);
    }

    /** The refusal of a transaction whose items have these reasons. */
    public static EngineException cancelled(List<Reason> reasons) {
        ArrayNode list = Json.array();
        for (Reason reason : reasons) {
            ObjectNode json = list.addObject();
            if (reason.item() != null) {
                json.set("Item", reason.item());
            }
            json.put("Code", reason.code());
            if (reason.message() != null) {
                json.put("Message", reason.message());
            }
        }
        String codes = reasons.stream().map(Reason::code).collect(Collectors.joining(", ", "[", "]"));
        return new DetailedError(
                ErrorType.TRANSACTION_CANCELED,
                "Transaction cancelled, please refer cancellation reasons for specific reasons " + codes,
                Map.of("CancellationReasons", list));
    }
}
