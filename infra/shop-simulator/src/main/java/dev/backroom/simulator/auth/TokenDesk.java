package dev.backroom.simulator.auth;

import dev.backroom.simulator.http.Refusal;
import dev.backroom.simulator.http.RefusedCall;
import dev.backroom.tiktok.AppCredentials;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Gives out auth codes and tokens and knows which still hold. Tokens say what they are and are sealed, so that one given out
 * before a restart of the simulator still holds after it; what was used up is remembered until then.
 */
public final class TokenDesk {
    private static final Duration CODE_LIFE = Duration.ofMinutes(30);
    private static final Duration ACCESS_LIFE = Duration.ofDays(7);
    private static final Duration REFRESH_LIFE = Duration.ofDays(365);

    /** A fresh pair for one seller. */
    public record Given(String seller, String access, Instant accessExpires, String refresh, Instant refreshExpires) {}

    /**
     * What a token says.
     *
     * @param kind A for access, R for refresh
     * @param givenAt in the shop's time
     * @param expires in real time
     */
    private record Seal(String kind, String seller, Instant givenAt, Instant expires) {}

    private record Code(String seller, Instant expires) {}

    private final byte[] key;
    private final Clock shopTime;
    private final Clock realTime;
    private final Optional<Instant> tokensDieAt;
    private final Map<String, Code> codes = new ConcurrentHashMap<>();
    private final Map<String, Boolean> usedRefreshes = new ConcurrentHashMap<>();
    private final AtomicLong serial = new AtomicLong();

    public TokenDesk(AppCredentials app, Clock shopTime, Clock realTime, Optional<Instant> tokensDieAt) {
        this.key = ("tokens of " + app.secret()).getBytes(StandardCharsets.UTF_8);
        this.shopTime = shopTime;
        this.realTime = realTime;
        this.tokensDieAt = tokensDieAt;
    }

    /** A new auth code: good once, for 30 minutes of real time. */
    public String authCode(String seller) {
        String code = "SIM_CODE_" + mac("code " + seller + " " + serial.incrementAndGet() + " " + realTime.instant());
        codes.put(code, new Code(seller, realTime.instant().plus(CODE_LIFE)));
        return code;
    }

    public Optional<Given> exchange(String authCode) {
        Code code = codes.remove(authCode);
        return code == null || !realTime.instant().isBefore(code.expires())
                ? Optional.empty()
                : Optional.of(give(code.seller()));
    }

    /** A new pair for a refresh token, which is used up by that. */
    public Optional<Given> refresh(String token) {
        Optional<Seal> seal = open(token, "R");
        if (seal.isEmpty() || usedRefreshes.putIfAbsent(token, true) != null) {
            return Optional.empty();
        }
        return Optional.of(give(seal.get().seller()));
    }

    /** Whose access token this is. */
    String seller(String token) throws RefusedCall {
        Seal seal = unsealed(token, "A")
                .orElseThrow(() -> new RefusedCall(Refusal.of("x-tts-access-token header is invalid")));
        boolean dead = tokensDieAt
                .filter(at -> seal.givenAt().isBefore(at) && !shopTime.instant().isBefore(at))
                .isPresent();
        if (dead || !realTime.instant().isBefore(seal.expires())) {
            throw new RefusedCall(Refusal.TOKEN_EXPIRED);
        }
        return seal.seller();
    }

    private Given give(String seller) {
        Instant now = realTime.instant();
        Instant accessExpires = Instant.ofEpochSecond(now.plus(ACCESS_LIFE).getEpochSecond());
        Instant refreshExpires = Instant.ofEpochSecond(now.plus(REFRESH_LIFE).getEpochSecond());
        return new Given(
                seller,
                sealed(new Seal("A", seller, shopTime.instant(), accessExpires)),
                accessExpires,
                sealed(new Seal("R", seller, shopTime.instant(), refreshExpires)),
                refreshExpires);
    }

    private String sealed(Seal seal) {
        String said = String.join(
                "|",
                List.of(
                        seal.kind(),
                        seal.seller(),
                        Long.toString(seal.givenAt().toEpochMilli()),
                        Long.toString(seal.expires().getEpochSecond()),
                        Long.toString(serial.incrementAndGet())));
        String open = HexFormat.of().formatHex(said.getBytes(StandardCharsets.UTF_8));
        return "SIM_" + open + "." + mac(said);
    }

    private Optional<Seal> open(String token, String kind) {
        return unsealed(token, kind).filter(seal -> realTime.instant().isBefore(seal.expires()));
    }

    private Optional<Seal> unsealed(String token, String kind) {
        int dot = token.indexOf('.');
        if (!token.startsWith("SIM_") || dot < 0) {
            return Optional.empty();
        }
        try {
            String said = new String(HexFormat.of().parseHex(token.substring(4, dot)), StandardCharsets.UTF_8);
            byte[] given = token.substring(dot + 1).getBytes(StandardCharsets.UTF_8);
            List<String> parts = List.of(said.split("\\|", -1));
            if (!MessageDigest.isEqual(given, mac(said).getBytes(StandardCharsets.UTF_8))
                    || parts.size() != 5
                    || !parts.getFirst().equals(kind)) {
                return Optional.empty();
            }
            return Optional.of(new Seal(
                    kind,
                    parts.get(1),
                    Instant.ofEpochMilli(Long.parseLong(parts.get(2))),
                    Instant.ofEpochSecond(Long.parseLong(parts.get(3)))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private String mac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)), 0, 16);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
