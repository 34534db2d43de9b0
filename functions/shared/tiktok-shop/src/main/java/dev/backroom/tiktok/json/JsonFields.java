package dev.backroom.tiktok.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.model.Texts;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Single values as the platform writes them: numbers as numbers or as text, absent as null, zero or empty text. */
public final class JsonFields {
    /** The end of the year 9999, in seconds: what is later is no time. */
    private static final long LATEST = 253_402_300_799L;

    private static final Pattern DIGITS = Pattern.compile("-?[0-9]{1,18}");
    private static final Pattern AMOUNT = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,12})?");

    private JsonFields() {}

    /** A text; empty where the field is absent or something else. */
    public static String text(JsonNode of, String name) {
        JsonNode value = of.get(name);
        return value != null && value.isTextual() ? value.textValue() : "";
    }

    /**
     * An id, exact to the last digit.
     *
     * @param field what the message of a refusal calls it
     * @return empty where it is absent, empty text or zero
     * @throws UnreadableJson if something stands there that cannot be an id
     */
    public static Optional<String> id(@Nullable JsonNode value, String field) {
        if (value == null || value.isNull() || value.isMissingNode()) {
            return Optional.empty();
        }
        String id;
        if (value.isTextual()) {
            id = value.textValue();
        } else if (value.isIntegralNumber()) {
            id = value.bigIntegerValue().toString();
        } else {
            throw new UnreadableJson(field + " is not an id");
        }
        if (id.isEmpty() || id.equals("0")) {
            return Optional.empty();
        }
        return Optional.of(requireId(field, id));
    }

    /**
     * Accepts an id that may stand in a key, a query and a list of ids.
     *
     * @throws UnreadableJson if it holds anything but letters, digits and {@code - _ . ~ = +}, or is too long
     */
    public static String requireId(String field, String id) {
        try {
            Texts.requireToken(field, id);
        } catch (IllegalArgumentException e) {
            throw new UnreadableJson(String.valueOf(e.getMessage()));
        }
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            boolean plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!plain && "-_.~=+".indexOf(c) < 0) {
                throw new UnreadableJson(field + " holds a character that an id does not have");
            }
        }
        return id;
    }

    /** A whole number, as number or as digits; empty where it is absent or something else. */
    public static OptionalLong count(@Nullable JsonNode value) {
        if (value == null) {
            return OptionalLong.empty();
        }
        if (value.isIntegralNumber()) {
            BigInteger number = value.bigIntegerValue();
            return number.bitLength() < Long.SIZE ? OptionalLong.of(number.longValue()) : OptionalLong.empty();
        }
        if (value.isTextual() && DIGITS.matcher(value.textValue()).matches()) {
            return OptionalLong.of(Long.parseLong(value.textValue()));
        }
        return OptionalLong.empty();
    }

    /** A Unix time in seconds; empty where it is absent, zero, negative or past the year 9999. */
    public static Optional<Instant> time(@Nullable JsonNode value) {
        OptionalLong seconds = count(value);
        return seconds.isPresent() && seconds.getAsLong() > 0 && seconds.getAsLong() <= LATEST
                ? Optional.of(Instant.ofEpochSecond(seconds.getAsLong()))
                : Optional.empty();
    }

    /** A flag, as JSON boolean, as text or as 1. */
    public static boolean flag(@Nullable JsonNode value) {
        if (value == null) {
            return false;
        }
        if (value.isTextual()) {
            return value.textValue().equalsIgnoreCase("true")
                    || value.textValue().equals("1");
        }
        return value.isBoolean() ? value.booleanValue() : value.isInt() && value.intValue() == 1;
    }

    /**
     * An amount of money, as decimal text or as number.
     *
     * @return empty where it is absent or empty text
     * @throws UnreadableJson if something stands there that is no plain decimal number
     */
    public static Optional<BigDecimal> amount(@Nullable JsonNode value, String field) {
        if (value == null
                || value.isNull()
                || (value.isTextual() && value.textValue().isBlank())) {
            return Optional.empty();
        }
        String text;
        if (value.isTextual()) {
            text = value.textValue().strip();
        } else if (value.isIntegralNumber()) {
            text = value.bigIntegerValue().toString();
        } else if (value.isBigDecimal() && Math.abs((long) value.decimalValue().scale()) <= 18) {
            text = value.decimalValue().toPlainString();
        } else {
            throw new UnreadableJson(field + " is not an amount");
        }
        if (!AMOUNT.matcher(text).matches()) {
            throw new UnreadableJson(field + " is not an amount");
        }
        return Optional.of(new BigDecimal(text));
    }
}
