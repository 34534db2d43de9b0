package dev.backroom.simulator;

/**
 * The platform's answer to a call that it does not serve.
 *
 * @param http status of the answer
 * @param code the platform's own code
 */
record Refusal(int http, int code, String message) {
    static final Refusal NO_SUCH_PATH = new Refusal(404, 36_009_009, "Invalid path");
    static final Refusal WRONG_METHOD = new Refusal(405, 36_009_010, "Invalid request method");
    static final Refusal BAD_SIGNATURE = new Refusal(401, 106_001, "signature is invalid");
    static final Refusal TOKEN_EXPIRED = new Refusal(401, 105_002, "Expired credentials");
    static final Refusal NO_CIPHER = new Refusal(400, 106_013, "shop_cipher is missing");
    static final Refusal WRONG_CIPHER = new Refusal(400, 101_000, "The access token does not match the shop_cipher");
    static final Refusal NO_SUCH_PRODUCT = new Refusal(400, 12_052_048, "The product does not exist");
    static final Refusal NO_REVIEW_SCOPE =
            new Refusal(403, 32_002_017, "The app lacks the permission \"Reviews and ratings\"");
    static final Refusal THROTTLED = new Refusal(429, 36_009_002, "Too many requests");
    static final Refusal INTERNAL = new Refusal(500, 36_009_003, "Internal error");

    /** The number that stands for many causes; only the message tells them apart. */
    static Refusal of(String message) {
        return new Refusal(400, 36_009_004, message);
    }
}
