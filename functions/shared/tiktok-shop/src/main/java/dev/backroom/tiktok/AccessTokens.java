package dev.backroom.tiktok;

/** Where the client gets a seller's access token from. Both may throw {@link TikTokFailure}. */
public interface AccessTokens {
    /** The token to try first. */
    String current(String seller);

    /**
     * A token other than the one that the platform refused as expired. Many calls may ask at once for the same refused
     * token; only one renewal happens.
     */
    String renewed(String seller, String refused);
}
