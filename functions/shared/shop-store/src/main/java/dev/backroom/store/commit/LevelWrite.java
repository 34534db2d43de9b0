package dev.backroom.store.commit;

import static dev.backroom.store.dynamo.Fields.number;

import dev.backroom.model.stock.StockDelta;
import dev.backroom.store.stock.StockItems;
import dev.backroom.store.stock.StockKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * The write that changes a level by what orders did to it. Conditions cannot subtract, so every level keeps what is
 * available beside what it is made of. They keep three things true whoever writes between: no figure falls below nothing,
 * no more is reserved than is on hand, and nothing is available while units that left are not taken off.
 */
final class LevelWrite {
    private static final String OVERDRAWN = StockItems.OVERDRAWN;

    private final StockDelta delta;
    private final Map<String, AttributeValue> values = new HashMap<>();
    private final List<String> added = new ArrayList<>();
    private final List<String> conditions = new ArrayList<>();

    private LevelWrite(StockDelta delta) {
        this.delta = delta;
    }

    static Update of(String table, StockKey key, StockDelta delta) {
        LevelWrite write = new LevelWrite(delta);
        write.units();
        write.overdrawn();
        return Update.builder()
                .tableName(table)
                .key(StockItems.levelKey(key.owner(), key.slot()))
                .updateExpression("ADD " + String.join(", ", write.added))
                .conditionExpression(String.join(" AND ", write.conditions))
                .expressionAttributeValues(write.values)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build();
    }

    private void units() {
        add("version", 1);
        if (isOnlyOverdrawn()) {
            return;
        }
        add("reserved", delta.reserved());
        add("onHand", delta.onHand());
        add("available", delta.available());
        conditions.add("attribute_exists(onHand)");
        if (delta.available() < 0 && delta.overdrawn() <= 0) {
            require("available >= :need", ":need", -delta.available());
        }
        if (delta.reserved() < 0) {
            require("reserved >= :less", ":less", -delta.reserved());
        }
    }

    private void overdrawn() {
        if (delta.overdrawn() > 0) {
            String all =
                    isOnlyOverdrawn() ? "(attribute_not_exists(available) OR available = :all)" : "available = :all";
            require(all, ":all", -delta.available());
        } else if (delta.overdrawn() < 0) {
            String enough = delta.available() > 0 ? OVERDRAWN + " = :settled" : OVERDRAWN + " >= :settled";
            require(enough, ":settled", -delta.overdrawn());
        } else if (delta.available() > 0) {
            require("(attribute_not_exists(" + OVERDRAWN + ") OR " + OVERDRAWN + " = :none)", ":none", 0);
        }
        if (delta.overdrawn() != 0) {
            add(OVERDRAWN, delta.overdrawn());
        }
    }

    /** What leaves a slot that nobody ever booked is written down and makes no figures of it. */
    private boolean isOnlyOverdrawn() {
        return delta.reserved() == 0 && delta.onHand() == 0;
    }

    private void add(String attribute, int units) {
        added.add(attribute + " :" + attribute);
        values.put(":" + attribute, number(units));
    }

    private void require(String condition, String name, int units) {
        conditions.add(condition);
        values.put(name, number(units));
    }
}
