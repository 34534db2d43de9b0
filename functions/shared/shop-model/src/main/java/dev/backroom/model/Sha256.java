package dev.backroom.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** SHA-256 digests, whole or cut. */
public final class Sha256 {
    /** Bytes. */
    public static final int LENGTH = 32;

    private Sha256() {}

    /** The whole digest, as 64 lower-case hexadecimal digits. */
    public static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(digest().digest(bytes));
    }

    /**
     * The digest of texts in UTF-8, each ended by a zero byte, so that moving a character from one to the next changes it.
     *
     * @param bytes how many of its first bytes, 1 to {@value #LENGTH}
     * @return two lower-case hexadecimal digits a byte
     */
    public static String hex(int bytes, Iterable<String> texts) {
        MessageDigest digest = digest();
        for (String text : texts) {
            digest.update(text.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        return HexFormat.of().formatHex(digest.digest(), 0, bytes);
    }

    /** As {@link #hex(int, Iterable)}. */
    public static String hex(int bytes, String... texts) {
        return hex(bytes, List.of(texts));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
