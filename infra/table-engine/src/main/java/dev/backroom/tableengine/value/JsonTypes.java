package dev.backroom.tableengine.value;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Facts about JSON values as the service's texts put them. */
public final class JsonTypes {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private JsonTypes() {}

    /** Why a JSON value that is no text, flag or number where one is wanted cannot be taken. */
    public static String notConvertible(JsonNode node, String wanted) {
        if (node.isObject()) {
            return "Start of structure or map found where not expected";
        }
        if (node.isArray()) {
            return "Unrecognized collection type class java.lang." + wanted;
        }
        return token(node) + " cannot be converted to " + wanted;
    }

    /** The name of the value's kind, such as NUMBER_VALUE. */
    public static String token(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> "STRING_VALUE";
            case NUMBER -> node.isIntegralNumber() ? "NUMBER_VALUE" : "DECIMAL_VALUE";
            case BOOLEAN -> node.booleanValue() ? "TRUE_VALUE" : "FALSE_VALUE";
            default -> "NULL_VALUE";
        };
    }

    /** The decoded bytes, or null for anything but padded base64 that leaves no bits over. */
    public static byte @Nullable [] base64(String text) {
        if (text.length() % 4 != 0 || bitsLeftOver(text)) {
            return null;
        }
        byte[] decoded;
        try {
            decoded = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException _) {
            return null;
        }
        return decoded;
    }

    private static boolean bitsLeftOver(String text) {
        int padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
        if (padding == 0) {
            return false;
        }
        int last = LETTERS.indexOf(text.charAt(text.length() - padding - 1));
        return (last & (padding == 1 ? 0b11 : 0b1111)) != 0;
    }

    /** What is wrong with a text that {@link #base64} does not decode. */
    public static String base64Fault(String text) {
        return text.length() % 4 != 0
                ? "Base64 encoded length is expected a multiple of 4 bytes but found: " + text.length()
                : "Invalid last non-pad Base64 character dectected";
    }
}
