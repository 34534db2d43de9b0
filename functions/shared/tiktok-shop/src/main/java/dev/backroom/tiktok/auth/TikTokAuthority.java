package dev.backroom.tiktok.auth;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.model.ShopId;
import dev.backroom.runtime.http.Pause;
import dev.backroom.runtime.http.TimeoutPolicy;
import dev.backroom.tiktok.AppCredentials;
import dev.backroom.tiktok.TikTokEndpoints;
import dev.backroom.tiktok.TikTokFailure;
import dev.backroom.tiktok.http.Platform;
import dev.backroom.tiktok.http.PlatformCall;
import dev.backroom.tiktok.json.JsonFields;
import dev.backroom.tiktok.json.UnreadableJson;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** Sellers' authorisations: tokens, and the shops that they open. Every method may throw {@link TikTokFailure}. */
public final class TikTokAuthority {
    private static final String BRAKE = "authority";

    private final TikTokEndpoints endpoints;
    private final AppCredentials app;
    private final Platform platform;

    public TikTokAuthority(TikTokEndpoints endpoints, AppCredentials app) {
        this(endpoints, app, Clock.systemUTC(), Pause.REAL);
    }

    /** For tests. */
    public TikTokAuthority(TikTokEndpoints endpoints, AppCredentials app, Clock clock, Pause pause) {
        this.endpoints = endpoints;
        this.app = app;
        this.platform = new Platform(
                app,
                clock,
                pause,
                TimeoutPolicy.DEFAULT,
                () -> ThreadLocalRandom.current().nextLong());
    }

    /**
     * Turns the code of a seller's consent into tokens.
     *
     * @param authCode valid for 30 minutes and once
     */
    public TokenPair exchange(String authCode) {
        return tokens("/api/v2/token/get", "auth_code", authCode, "authorized_code");
    }

    /** Renews both tokens; the refresh token given here is spent by that. */
    public TokenPair refresh(String refreshToken) {
        return tokens("/api/v2/token/refresh", "refresh_token", refreshToken, "refresh_token");
    }

    /** The shops that the token opens. */
    public List<AuthorisedShop> shops(String accessToken) {
        PlatformCall call = PlatformCall.get(endpoints.api(), "/authorization/202309/shops", BRAKE, Map.of());
        JsonNode data = platform.signed(call, accessToken);
        List<AuthorisedShop> shops = new ArrayList<>();
        for (JsonNode shop : data.path("shops")) {
            shops.add(read(
                    call,
                    () -> new AuthorisedShop(
                            new ShopId(required(shop, "id")),
                            JsonFields.text(shop, "name"),
                            JsonFields.text(shop, "region"),
                            token(shop, "cipher"))));
        }
        return shops;
    }

    private TokenPair tokens(String path, String field, String secret, String grant) {
        PlatformCall call = PlatformCall.get(
                endpoints.auth(),
                path,
                BRAKE,
                Map.of("app_key", app.key(), "app_secret", app.secret(), field, secret, "grant_type", grant));
        JsonNode data = platform.unsigned(call, List.of(app.secret(), secret));
        return read(
                call,
                () -> new TokenPair(
                        required(data, "open_id"),
                        JsonFields.text(data, "seller_name"),
                        token(data, "access_token"),
                        expiry(data, "access_token_expire_in"),
                        token(data, "refresh_token"),
                        expiry(data, "refresh_token_expire_in")));
    }

    private static <T> T read(PlatformCall call, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (UnreadableJson e) {
            throw new TikTokFailure.Permanent(0, call + ": " + e.getMessage());
        }
    }

    private static String required(JsonNode data, String field) {
        return JsonFields.id(data.get(field), field).orElseThrow(() -> new UnreadableJson(field + " is missing"));
    }

    private static String token(JsonNode data, String field) {
        String token = JsonFields.text(data, field);
        if (token.isBlank()) {
            throw new UnreadableJson(field + " is missing");
        }
        return token;
    }

    /** Despite its name the field is a point in time, not a span. */
    private static Instant expiry(JsonNode data, String field) {
        return JsonFields.time(data.get(field)).orElseThrow(() -> new UnreadableJson(field + " is missing"));
    }
}
