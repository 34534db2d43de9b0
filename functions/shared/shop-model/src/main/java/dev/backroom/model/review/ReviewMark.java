package dev.backroom.model.review;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A short digest of what a review says. */
final class ReviewMark {
    private static final int BYTES = 8;

    private ReviewMark() {}

    static String of(int stars, String title, String text, boolean media) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((stars + "\n" + media + "\n" + title + "\n\n" + text).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }
}
