package dev.backroom.tiktok.http;

import dev.backroom.tiktok.TikTokFailure;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a refused call means, by HTTP status, code and message: the platform gives one code many meanings. */
final class FailureTable {
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;
    private static final int REQUEST_TIMEOUT = 408;

    private static final String SIGNATURE =
            "the signature was refused; check that the app secret belongs to the app key";
    private static final String VERSION =
            "the platform does not offer this version of the call; update to a newer version";

    private FailureTable() {}

    /**
     * Classifies a refusal.
     *
     * @param code the envelope's code; 0 where the answer had none
     * @param message the platform's, made safe
     */
    static TikTokFailure of(
            PlatformCall call, int status, long code, String message, String requestId, Optional<Duration> retryAfter) {
        String where = call + ": ";
        String tail = (message.isEmpty() ? "" : " \"" + message + "\"") + " [code " + code + ", HTTP " + status
                + (requestId.isEmpty() ? "" : ", request " + requestId) + "]";
        if (status == TOO_MANY_REQUESTS || status == UNAVAILABLE || code == 36009002) {
            return new TikTokFailure.Transient(where + "the platform asks to slow down" + tail, retryAfter, true);
        }
        if (code == 36009003 || code == 36009007) {
            return new TikTokFailure.Transient(where + "the platform failed" + tail, retryAfter);
        }
        Optional<String> remedy = remedy(code, message.toLowerCase(Locale.ROOT));
        if (remedy.isPresent()) {
            return remedy.get().isEmpty()
                    ? new TikTokFailure.Unauthorised(code, where + "the token was refused" + tail)
                    : new TikTokFailure.Permanent(code, where + remedy.get() + tail);
        }
        if (status >= 500 || status == REQUEST_TIMEOUT) {
            return new TikTokFailure.Transient(where + "the platform failed" + tail, retryAfter);
        }
        return new TikTokFailure.Permanent(code == 0 ? status : code, where + "refused" + tail, code != 0);
    }

    /** What somebody has to change; empty text where a new token may help; nothing where the table does not know. */
    private static Optional<String> remedy(long code, String message) {
        String known = switch (Math.clamp(code, 0, Integer.MAX_VALUE)) {
            case 36009004 -> overloadedCode(message);
            case 105001, 105002, 36004004, 98001006 -> "";
            case 101000 -> "token, shop and kind of user do not belong together; connect the shop again";
            case 105005 ->
                "the app or the authorisation lacks the scope of this call; enable it for the app in Partner"
                        + " Center and let the seller authorise again";
            case 106001 -> SIGNATURE;
            case 106013 -> "the shop's cipher is missing; connect the shop again";
            case 36009009, 36009010 ->
                "no such call at this address; check the endpoint settings, or update to a newer version";
            case 36009014 -> VERSION;
            case 36009033 -> "this network address is not on the app's allow list in Partner Center";
            default -> null;
        };
        return Optional.ofNullable(known);
    }

    /** 36009004 says anything from a wrong clock to a wrong parameter; keywords of the page "Common errors". */
    private static @Nullable String overloadedCode(String message) {
        if (message.contains("timestamp")) {
            return "this machine's clock is off by more than the platform accepts (5 minutes behind, 30 seconds ahead);"
                    + " set it";
        }
        if (message.contains("access_token") || message.contains("access-token") || message.contains("access token")) {
            return "";
        }
        if (message.contains("app_key") || message.contains("app key")) {
            return "the platform does not know the app key; check it";
        }
        if (message.contains("signature") || message.contains("`sign`")) {
            return SIGNATURE;
        }
        if (message.contains("shop_cipher") || message.contains("shop_id") || message.contains("identifier")) {
            return "the shop's cipher does not fit this call; connect the shop again";
        }
        return message.contains("version") ? VERSION : null;
    }
}
