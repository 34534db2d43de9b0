package dev.backroom.store.kpi;

import dev.backroom.model.kpi.Tally;
import dev.backroom.store.dynamo.Fields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** An update whose attribute names come from data. */
final class Expression {
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, AttributeValue> values = new HashMap<>();
    private final List<String> adds = new ArrayList<>();
    private final List<String> sets = new ArrayList<>();
    private final List<String> conditions = new ArrayList<>();

    void amounts(Tally tally) {
        tally.amounts().forEach((name, amount) -> amount(name, KpiItems.decimal(amount)));
    }

    void amount(String attribute, AttributeValue more) {
        adds.add(name(attribute) + " " + value(more));
    }

    void set(String attribute, AttributeValue value) {
        sets.add(name(attribute) + " = " + value(value));
    }

    /** Only where the attribute has this number; 0 is the same as absent. */
    void counted(String attribute, long n) {
        conditions.add(
                n == 0
                        ? "attribute_not_exists(" + name(attribute) + ")"
                        : name(attribute) + " = " + value(Fields.number(n)));
    }

    Update update(String table, Map<String, AttributeValue> key) {
        List<String> clauses = new ArrayList<>();
        if (!sets.isEmpty()) {
            clauses.add("SET " + String.join(", ", sets));
        }
        if (!adds.isEmpty()) {
            clauses.add("ADD " + String.join(", ", adds));
        }
        Update.Builder update = Update.builder()
                .tableName(table)
                .key(key)
                .updateExpression(String.join(" ", clauses))
                .expressionAttributeNames(names)
                .expressionAttributeValues(values);
        if (!conditions.isEmpty()) {
            update.conditionExpression(String.join(" AND ", conditions));
        }
        return update.build();
    }

    private String name(String attribute) {
        String name = "#" + Integer.toString(names.size(), Character.MAX_RADIX);
        names.put(name, attribute);
        return name;
    }

    private String value(AttributeValue value) {
        String name = ":" + Integer.toString(values.size(), Character.MAX_RADIX);
        values.put(name, value);
        return name;
    }
}
