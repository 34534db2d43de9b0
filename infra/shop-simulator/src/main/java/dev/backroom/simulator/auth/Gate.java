package dev.backroom.simulator.auth;

import dev.backroom.simulator.http.ApiCall;
import dev.backroom.simulator.http.Refusal;
import dev.backroom.simulator.http.RefusedCall;
import dev.backroom.simulator.script.EveningScript;
import dev.backroom.tiktok.AppCredentials;
import dev.backroom.tiktok.http.RequestSignature;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.List;

/** Lets a call in, or says why not, in the platform's order of checks. */
public final class Gate {
    private static final long OLDEST_SECONDS = 300;
    private static final long NEWEST_SECONDS = 30;

    private final AppCredentials app;
    private final TokenDesk tokens;
    private final List<EveningScript> evenings;
    private final Clock realTime;

    public Gate(AppCredentials app, TokenDesk tokens, List<EveningScript> evenings, Clock realTime) {
        this.app = app;
        this.tokens = tokens;
        this.evenings = evenings;
        this.realTime = realTime;
    }

    /** Checks key, time, signature and token; answers whose token it is. */
    public String seller(ApiCall call) throws RefusedCall {
        if (!call.required("app_key").equals(app.key())) {
            throw new RefusedCall(Refusal.of("app_key is invalid"));
        }
        checkTime(call.required("timestamp"));
        String expected = RequestSignature.sign(app.secret(), call.path(), call.query(), call.body());
        byte[] given = call.required("sign").getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given)) {
            throw new RefusedCall(Refusal.BAD_SIGNATURE);
        }
        if (call.method().equals("POST") && !call.contentType().startsWith("application/json")) {
            throw new RefusedCall(Refusal.of("content-type must be application/json"));
        }
        return tokens.seller(
                call.token().orElseThrow(() -> new RefusedCall(Refusal.of("x-tts-access-token header is missing"))));
    }

    /** The shop that the cipher opens for this seller. */
    public EveningScript shop(ApiCall call, String seller) throws RefusedCall {
        String cipher = call.query().getOrDefault("shop_cipher", "");
        if (cipher.isEmpty()) {
            throw new RefusedCall(Refusal.NO_CIPHER);
        }
        return evenings.stream()
                .filter(evening -> evening.plan().shop().cipher().equals(cipher)
                        && evening.plan().shop().seller().equals(seller))
                .findFirst()
                .orElseThrow(() -> new RefusedCall(Refusal.WRONG_CIPHER));
    }

    private void checkTime(String timestamp) throws RefusedCall {
        if (!timestamp.matches("[0-9]{10}")) {
            throw new RefusedCall(Refusal.of("timestamp is invalid"));
        }
        long ahead = Long.parseLong(timestamp) - realTime.instant().getEpochSecond();
        if (ahead < -OLDEST_SECONDS || ahead > NEWEST_SECONDS) {
            throw new RefusedCall(Refusal.of("timestamp is expired or ahead of time"));
        }
    }
}
