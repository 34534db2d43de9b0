package dev.backroom.tableengine.value;

import java.util.Arrays;
import java.util.Base64;

/** A binary value, compared byte by byte without sign. */
public final class Bytes implements Value, Comparable<Bytes> {
    private final byte[] content;

    private Bytes(byte[] content) {
        this.content = content;
    }

    public static Bytes of(byte... content) {
        return new Bytes(content.clone());
    }

    /** Takes the array as it is: the caller keeps no reference to it. */
    static Bytes owning(byte[] content) {
        return new Bytes(content);
    }

    public byte[] toArray() {
        return content.clone();
    }

    byte[] content() {
        return content;
    }

    public String base64() {
        return Base64.getEncoder().encodeToString(content);
    }

    public boolean startsWith(Bytes prefix) {
        return content.length >= prefix.content.length
                && Arrays.equals(content, 0, prefix.content.length, prefix.content, 0, prefix.content.length);
    }

    /** Whether the other's bytes stand anywhere in a row in these. */
    public boolean contains(Bytes part) {
        int last = content.length - part.content.length;
        for (int at = 0; at <= last; at++) {
            if (Arrays.equals(content, at, at + part.content.length, part.content, 0, part.content.length)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Type type() {
        return Type.B;
    }

    @Override
    public int size() {
        return content.length;
    }

    @Override
    public int compareTo(Bytes other) {
        return Arrays.compareUnsigned(content, other.content);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that && Arrays.equals(content, that.content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }

    @Override
    public String toString() {
        return "B[" + base64() + "]";
    }
}
