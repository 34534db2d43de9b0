package dev.backroom.model.review;

import dev.backroom.model.Sha256;

/** A short digest of what a review says. */
final class ReviewMark {
    private static final int BYTES = 8;

    private ReviewMark() {}

    static String of(int stars, String title, String text, boolean media) {
        return Sha256.hex(BYTES, Integer.toString(stars), Boolean.toString(media), title, text);
    }
}
