package dev.backroom.cli.privacy;

import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An item as a text in which every value stands between quotes. */
final class ItemText {
    private ItemText() {}

    static String of(Map<String, AttributeValue> item) {
        return item.entrySet().stream()
                .map(entry -> '"' + entry.getKey() + "\":" + of(entry.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String of(AttributeValue value) {
        return switch (value.type()) {
            case S -> '"' + value.s() + '"';
            case N -> '"' + value.n() + '"';
            case B -> '"' + value.b().asString(java.nio.charset.StandardCharsets.ISO_8859_1) + '"';
            case SS -> value.ss().stream().map(one -> '"' + one + '"').toList().toString();
            case NS -> value.ns().toString();
            case BS -> value.bs().toString();
            case M -> of(value.m());
            case L -> value.l().stream().map(ItemText::of).toList().toString();
            case BOOL, NUL, UNKNOWN_TO_SDK_VERSION -> "";
        };
    }
}
