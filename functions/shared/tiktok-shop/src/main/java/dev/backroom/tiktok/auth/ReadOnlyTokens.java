package dev.backroom.tiktok.auth;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.tiktok.AccessTokens;
import dev.backroom.tiktok.TikTokFailure;
import dev.backroom.tiktok.json.JsonFields;
import dev.backroom.tiktok.json.JsonText;
import dev.backroom.tiktok.json.UnreadableJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The sellers' access tokens for functions that may read but not renew them: the order desk keeps them fresh, and whoever
 * finds one refused looks whether there is a newer one by now.
 */
public final class ReadOnlyTokens implements AccessTokens {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]{1,256}");
    private static final Duration NEXT_RENEWAL = Duration.ofMinutes(5);

    /** Where the order desk keeps a seller's tokens. */
    @FunctionalInterface
    public interface Parameters {
        /** The parameter's value; empty where there is no such parameter. */
        Optional<String> value(String name);
    }

    private final Parameters parameters;
    private final String prefix;
    private final Map<String, String> known = new ConcurrentHashMap<>();

    /** @param prefix what the parameters' names begin with, ending in '/' */
    public ReadOnlyTokens(Parameters parameters, String prefix) {
        this.parameters = parameters;
        this.prefix = prefix;
    }

    @Override
    public String current(String seller) {
        return known.computeIfAbsent(seller, this::stored);
    }

    @Override
    public String renewed(String seller, String refused) {
        String stored = stored(seller);
        if (stored.equals(refused)) {
            known.remove(seller);
            throw new TikTokFailure.Transient(
                    "the stored token was refused and is not renewed yet", Optional.of(NEXT_RENEWAL));
        }
        known.put(seller, stored);
        return stored;
    }

    private String stored(String seller) {
        String json = parameters
                .value(name(seller))
                .orElseThrow(() -> new TikTokFailure.Unauthorised(0, "no tokens are stored for this seller"));
        try {
            JsonNode tokens = JsonText.object(json);
            String access = JsonFields.text(tokens, "access");
            if (!access.isEmpty()) {
                return access;
            }
        } catch (UnreadableJson e) {
            // Said below, without what the parameter holds.
        }
        throw new TikTokFailure.Unauthorised(0, "a tokens parameter does not hold a seller's tokens");
    }

    /** The names that the order desk gives: an open id that a parameter's name cannot hold stands as its bytes. */
    private String name(String seller) {
        return prefix
                + (PLAIN.matcher(seller).matches()
                        ? seller
                        : "x." + HexFormat.of().formatHex(seller.getBytes(StandardCharsets.UTF_8)));
    }
}
