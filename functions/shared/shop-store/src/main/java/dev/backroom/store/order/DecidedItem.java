package dev.backroom.store.order;

import static dev.backroom.store.dynamo.Fields.key;
import static dev.backroom.store.dynamo.Fields.number;
import static dev.backroom.store.dynamo.Fields.text;

import dev.backroom.model.order.Hold;
import dev.backroom.model.order.HoldCode;
import dev.backroom.model.order.OrderKey;
import dev.backroom.store.dynamo.Fields;
import dev.backroom.store.dynamo.StoredItem;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What somebody did with an order, as an item of the desk table, beside all else of the order. */
public final class DecidedItem {
    /** What the sort keys begin with; the time follows, so that they sort by it. */
    static final String PLACE = "ACTION#";

    private DecidedItem() {}

    static String partition(OrderKey order) {
        return "ORDER#" + order;
    }

    public static Map<String, AttributeValue> encode(OrderKey order, Decided decided) {
        String place = PLACE + "%013d#%s".formatted(decided.at().toEpochMilli(), UUID.randomUUID());
        Map<String, AttributeValue> item = new HashMap<>(key(partition(order), place));
        item.put("did", text(decided.did().name()));
        item.put("at", number(decided.at().toEpochMilli()));
        item.put("who", text(decided.who()));
        if (!decided.why().isEmpty()) {
            item.put("why", text(decided.why()));
        }
        item.put("before", texts(decided.before()));
        item.put("after", texts(decided.after()));
        if (!decided.letGo().isEmpty()) {
            item.put(
                    "letGo",
                    AttributeValue.fromL(
                            decided.letGo().stream().map(DecidedItem::hold).toList()));
        }
        item.put("expires", number(decided.at().plus(DecisionTable.KEEP).getEpochSecond()));
        return item;
    }

    static Decided decode(Map<String, AttributeValue> stored) {
        StoredItem item = new StoredItem("a decision", stored);
        return new Decided(
                Instant.ofEpochMilli(item.number("at")),
                item.one("did", Decided.Did::valueOf),
                item.text("who"),
                item.textIf("why").orElse(""),
                texts(item, "before"),
                texts(item, "after"),
                item.list("letGo").stream()
                        .map(one -> hold(item.inside("letGo", one)))
                        .toList());
    }

    private static AttributeValue hold(Hold hold) {
        return AttributeValue.fromM(Map.of("code", text(hold.code().name()), "evidence", texts(hold.evidence())));
    }

    private static Hold hold(StoredItem item) {
        return new Hold(item.one("code", HoldCode::valueOf), texts(item, "evidence"));
    }

    private static AttributeValue texts(List<String> all) {
        return AttributeValue.fromL(all.stream().map(Fields::text).toList());
    }

    private static List<String> texts(StoredItem item, String name) {
        return item.list(name).stream().map(AttributeValue::s).toList();
    }
}
