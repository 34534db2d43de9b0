package dev.backroom.store.triage;

import static dev.backroom.store.dynamo.Fields.number;

import dev.backroom.model.triage.FraudPolicy;
import dev.backroom.model.triage.FraudReason;
import dev.backroom.store.dynamo.StoredItem;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A shop's measure of suspicion as a map of attributes; what is absent has its default. */
public final class FraudPolicyItem {
    private FraudPolicyItem() {}

    public static Map<String, AttributeValue> encode(FraudPolicy policy) {
        Map<String, AttributeValue> weights = new HashMap<>();
        policy.weights().forEach((reason, points) -> weights.put(reason.name(), number(points)));
        return Map.of(
                "threshold", number(policy.threshold()),
                "weights", AttributeValue.fromM(weights),
                "hour", number(policy.hour()),
                "day", number(policy.day()),
                "month", number(policy.month()),
                "troubledPercent", number(Math.round(policy.troubled() * 100)),
                "troubledFrom", number(policy.troubledFrom()),
                "enoughOrders", number(policy.enoughOrders()));
    }

    public static FraudPolicy decode(StoredItem item) {
        FraudPolicy usual = FraudPolicy.DEFAULT;
        Map<FraudReason, Integer> weights = new EnumMap<>(FraudReason.class);
        StoredItem points = new StoredItem(item.name() + " weights", item.map("weights"));
        points.attributes()
                .keySet()
                .forEach(name ->
                        weights.put(points.parsed("reason", name, FraudReason::valueOf), (int) points.number(name)));
        return new FraudPolicy(
                count(item, "threshold", usual.threshold()),
                weights,
                count(item, "hour", usual.hour()),
                count(item, "day", usual.day()),
                count(item, "month", usual.month()),
                count(item, "troubledPercent", (int) Math.round(usual.troubled() * 100)) / 100.0,
                count(item, "troubledFrom", usual.troubledFrom()),
                count(item, "enoughOrders", usual.enoughOrders()));
    }

    private static int count(StoredItem item, String name, int usual) {
        return item.numberIf(name).map(Math::toIntExact).orElse(usual);
    }
}
