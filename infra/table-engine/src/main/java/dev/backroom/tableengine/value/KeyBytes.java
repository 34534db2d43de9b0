package dev.backroom.tableengine.value;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Key values as bytes whose unsigned order is the service's order of keys. Every encoding is self-delimiting, so a partition key and
 * a sort key simply follow each other. S and B: content with each zero byte escaped as 00 FF, ended by 00 01 (a prefix sorts first).
 * N: sign, exponent, digits in pairs, end; the bytes of negative numbers are inverted.
 */
public final class KeyBytes {
    private static final int NEGATIVE = 1;
    private static final int ZERO = 2;
    private static final int POSITIVE = 3;
    private static final int LOWEST_EXPONENT = -130;

    private KeyBytes() {}

    /** One key value or several one after the other. Only S, N and B are possible. */
    public static byte[] encode(Value... keys) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(48);
        for (Value key : keys) {
            append(out, key);
        }
        return out.toByteArray();
    }

    public static void append(ByteArrayOutputStream out, Value key) {
        switch (key) {
            case Value.S(String text) -> escape(out, text.getBytes(StandardCharsets.UTF_8), true);
            case Bytes bytes -> escape(out, bytes.content(), true);
            case Num number -> number(out, number);
            default -> throw new IllegalArgumentException("No key can be of type " + key.type());
        }
    }

    /** The beginning that all keys share whose text or bytes begin with this value: its encoding without the end. */
    public static byte[] prefix(Value beginning) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(48);
        switch (beginning) {
            case Value.S(String text) -> escape(out, text.getBytes(StandardCharsets.UTF_8), false);
            case Bytes bytes -> escape(out, bytes.content(), false);
            default -> throw new IllegalArgumentException("No prefix of type " + beginning.type());
        }
        return out.toByteArray();
    }

    /** The least bytes above everything that begins with these, or null where nothing is above (all bytes FF, or none). */
    public static byte @Nullable [] afterPrefix(byte[] prefix) {
        int last = prefix.length - 1;
        while (last >= 0 && prefix[last] == (byte) 0xFF) {
            last--;
        }
        if (last < 0) {
            return null;
        }
        byte[] after = Arrays.copyOf(prefix, last + 1);
        after[last]++;
        return after;
    }

    private static void escape(ByteArrayOutputStream out, byte[] content, boolean ended) {
        for (byte each : content) {
            out.write(each);
            if (each == 0) {
                out.write(0xFF);
            }
        }
        if (ended) {
            out.write(0);
            out.write(1);
        }
    }

    private static void number(ByteArrayOutputStream out, Num number) {
        BigDecimal decimal = number.decimal();
        if (decimal.signum() == 0) {
            out.write(ZERO);
            return;
        }
        boolean negative = decimal.signum() < 0;
        int flip = negative ? 0xFF : 0;
        out.write(negative ? NEGATIVE : POSITIVE);
        out.write((number.exponent() - LOWEST_EXPONENT) ^ flip);
        String digits = decimal.unscaledValue().abs().toString();
        for (int at = 0; at < digits.length(); at += 2) {
            int pair = (digits.charAt(at) - '0') * 10 + (at + 1 < digits.length() ? digits.charAt(at + 1) - '0' : 0);
            out.write((pair + 1) ^ flip);
        }
        out.write(flip);
    }

    /** Reads encoded key values back, one after the other. */
    public static final class Reader {
        private final byte[] bytes;
        private int at;

        public Reader(byte[] bytes) {
            this.bytes = bytes;
        }

        /** The next value, which was written with this type. */
        public Value next(Type type) {
            return switch (type) {
                case S -> new Value.S(new String(unescape(), StandardCharsets.UTF_8));
                case B -> Bytes.owning(unescape());
                case N -> number();
                default -> throw new IllegalArgumentException("No key can be of type " + type);
            };
        }

        public boolean atEnd() {
            return at == bytes.length;
        }

        private byte[] unescape() {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            while (true) {
                byte each = bytes[at++];
                if (each != 0) {
                    content.write(each);
                } else if (bytes[at++] == 1) {
                    return content.toByteArray();
                } else {
                    content.write(0);
                }
            }
        }

        private Num number() {
            int sign = bytes[at++];
            if (sign == ZERO) {
                return Num.ZERO;
            }
            int flip = sign == NEGATIVE ? 0xFF : 0;
            int exponent = ((bytes[at++] & 0xFF) ^ flip) + LOWEST_EXPONENT;
            StringBuilder digits = new StringBuilder(40);
            for (int pair = (bytes[at++] & 0xFF) ^ flip; pair != 0; pair = (bytes[at++] & 0xFF) ^ flip) {
                digits.append((char) ('0' + (pair - 1) / 10)).append((char) ('0' + (pair - 1) % 10));
            }
            BigInteger unscaled = new BigInteger(digits.toString());
            BigDecimal magnitude = new BigDecimal(unscaled, digits.length() - 1 - exponent);
            return Num.of(sign == NEGATIVE ? magnitude.negate() : magnitude);
        }
    }
}
