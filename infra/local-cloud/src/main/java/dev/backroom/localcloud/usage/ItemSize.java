package dev.backroom.localcloud.usage;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The size of an item in bytes by the rules of the DynamoDB guide, "Item sizes and formats". */
final class ItemSize {
    private static final int UNIT = 1_024;
    private static final int DOCUMENT = 3;

    private ItemSize() {}

    /** Standard write units of one write of this item. */
    static long writeUnits(Map<String, AttributeValue> item) {
        return Math.max(1, (of(item) + UNIT - 1) / UNIT);
    }

    static long of(Map<String, AttributeValue> item) {
        return item.entrySet().stream()
                .mapToLong(entry -> utf8(entry.getKey()) + of(entry.getValue()))
                .sum();
    }

    private static long of(AttributeValue value) {
        return switch (value.type()) {
            case S -> utf8(value.s());
            case N -> number(value.n());
            case B -> value.b().asByteArrayUnsafe().length;
            case SS -> value.ss().stream().mapToLong(ItemSize::utf8).sum();
            case NS -> value.ns().stream().mapToLong(ItemSize::number).sum();
            case BS ->
                value.bs().stream()
                        .mapToLong(bytes -> bytes.asByteArrayUnsafe().length)
                        .sum();
            case M -> DOCUMENT + value.m().size() + of(value.m());
            case L ->
                DOCUMENT
                        + value.l().size()
                        + value.l().stream().mapToLong(ItemSize::of).sum();
            case BOOL, NUL, UNKNOWN_TO_SDK_VERSION -> 1;
        };
    }

    /** Two digits a byte, and one more; leading and trailing zeros do not count. */
    private static long number(String text) {
        BigDecimal number = new BigDecimal(text);
        int digits = number.signum() == 0 ? 1 : number.stripTrailingZeros().precision();
        return (digits + 1) / 2 + 1;
    }

    private static long utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
