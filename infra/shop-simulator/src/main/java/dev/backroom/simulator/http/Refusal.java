package dev.backroom.simulator.http;

/**
 * The platform's answer to a call that it does not serve.
 *
 * @param http status of the answer
 * @param code the platform's own code
 */
public record Refusal(int http, int code, String message) {
    public static final Refusal NO_SUCH_PATH = new Refusal(404, 36_009_009, "Invalid path");
    public static final Refusal WRONG_METHOD = new Refusal(405, 36_009_010, "Invalid request method");
    public static final Refusal BAD_SIGNATURE = new Refusal(401, 106_001, "signature is invalid");
    public static final Refusal TOKEN_EXPIRED = new Refusal(401, 105_002, "Expired credentials");
    public static final Refusal NO_CIPHER = new Refusal(400, 106_013, "shop_cipher is missing");
    public static final Refusal WRONG_CIPHER =
            new Refusal(400, 101_000, "The access token does not match the shop_cipher");
    public static final Refusal NO_SUCH_PRODUCT = new Refusal(400, 12_052_048, "The product does not exist");
    public static final Refusal NO_REVIEW_SCOPE =
            new Refusal(403, 32_002_017, "The app lacks the permission \"Reviews and ratings\"");
    /** The platform's own code; those of the other refusals of a parcel are not published, so nobody may rely on them. */
    public static final Refusal ON_HOLD = new Refusal(400, 21_011_044, "The order is on hold and cannot be fulfilled");

    public static final Refusal LABEL_IN_THE_MAKING =
            new Refusal(400, 11_034_037, "The shipping document is still being generated, try again later");
    public static final Refusal CANCELLED = new Refusal(400, 21_099_001, "The order is cancelled");
    public static final Refusal SHIPPED_ALREADY = new Refusal(400, 21_099_002, "The package has been shipped already");
    public static final Refusal NO_SUCH_PACKAGE = new Refusal(400, 21_099_003, "The package does not exist");
    public static final Refusal BAD_TRACKING = new Refusal(400, 21_099_004, "The tracking number is invalid");
    public static final Refusal BAD_PROVIDER = new Refusal(400, 21_099_005, "The shipping provider does not exist");
    public static final Refusal NOT_SHIPPED = new Refusal(400, 21_099_006, "The package has not been shipped yet");
    public static final Refusal NOT_THE_PLATFORMS =
            new Refusal(400, 21_099_007, "The package does not go with the platform's shipping");
    public static final Refusal NOT_IN_THIS_MARKET =
            new Refusal(400, 21_099_008, "The market does not support this call");
    public static final Refusal NO_SUCH_ORDER = new Refusal(400, 21_099_009, "The order does not exist");
    public static final Refusal SCRIPT_SHIPS =
            new Refusal(400, 21_099_010, "This shop's packages are arranged in the seller centre");
    public static final Refusal NO_SUCH_REQUEST = new Refusal(400, 21_099_011, "The request does not exist");
    public static final Refusal NOTHING_AWAITED =
            new Refusal(400, 21_099_012, "The request does not wait for the seller");
    public static final Refusal THROTTLED = new Refusal(429, 36_009_002, "Too many requests");
    public static final Refusal INTERNAL = new Refusal(500, 36_009_003, "Internal error");

    /** The number that stands for many causes; only the message tells them apart. */
    public static Refusal of(String message) {
        return new Refusal(400, 36_009_004, message);
    }
}
