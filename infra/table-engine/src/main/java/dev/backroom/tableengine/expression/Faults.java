package dev.backroom.tableengine.expression;

import java.util.EnumMap;
import java.util.Map;

/** What is wrong with an expression whose syntax is right: of each sort the first, reported in the service's order of sorts. */
final class Faults {
    enum Sort {
        PARENTHESES,
        UNKNOWN_FUNCTION,
        MISUSED_FUNCTION,
        RESERVED_WORD,
        SECTION,
        SIZE
    }

    private final Map<Sort, String> first = new EnumMap<>(Sort.class);
    private final Sort[] order;

    Faults(Sort... order) {
        this.order = order;
    }

    void add(Sort sort, String text) {
        first.putIfAbsent(sort, text);
    }

    void refuse(ExpressionKind kind) {
        for (Sort sort : order) {
            String text = first.get(sort);
            if (text != null) {
                throw kind.invalid(text);
            }
        }
    }
}
