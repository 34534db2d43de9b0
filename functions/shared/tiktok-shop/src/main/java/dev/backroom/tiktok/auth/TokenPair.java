package dev.backroom.tiktok.auth;

import java.time.Instant;

/**
 * What an authorisation or its renewal gave. A renewal replaces both tokens, so they are stored together. The text form
 * hides them.
 *
 * @param seller the seller's open id
 * @param sellerName as the platform shows it; may be empty
 */
public record TokenPair(
        String seller,
        String sellerName,
        String access,
        Instant accessExpires,
        String refresh,
        Instant refreshExpires) {
    @Override
    public String toString() {
        return "TokenPair[seller=" + seller + ", accessExpires=" + accessExpires + ", refreshExpires=" + refreshExpires
                + "]";
    }
}
