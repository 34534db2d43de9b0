package dev.backroom.tableengine.value;

/** Length and order of texts as their UTF-8 bytes have it, without encoding them. */
public final class Utf8 {
    private Utf8() {}

    /** Bytes of the text in UTF-8; a lone surrogate counts as the three bytes it would take. */
    public static int length(String text) {
        int length = text.length();
        int bytes = length;
        for (int at = 0; at < length; at++) {
            char letter = text.charAt(at);
            if (letter < 0x80) {
                continue;
            }
            if (letter < 0x800) {
                bytes++;
            } else if (Character.isHighSurrogate(letter)
                    && at + 1 < length
                    && Character.isLowSurrogate(text.charAt(at + 1))) {
                bytes += 2;
                at++;
            } else {
                bytes += 2;
            }
        }
        return bytes;
    }

    /** The order of the UTF-8 bytes, which differs from that of Java's chars where surrogate pairs are involved. */
    public static int compare(String left, String right) {
        int common = Math.min(left.length(), right.length());
        for (int at = 0; at < common; at++) {
            char one = left.charAt(at);
            char other = right.charAt(at);
            if (one != other) {
                boolean onePair = Character.isSurrogate(one);
                boolean otherPair = Character.isSurrogate(other);
                return onePair == otherPair ? Character.compare(one, other) : onePair ? 1 : -1;
            }
        }
        return Integer.compare(left.length(), right.length());
    }
}
