package dev.backroom.desk.triage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How an outside check is reached.
 *
 * @param name what holds call it, 1 to 40 letters, digits, '-' or '_'
 * @param url HTTPS; plain HTTP only on this machine
 * @param secret that both sides sign with, 16 characters or more
 * @param patience for the whole answer, 200 ms to 5 s
 */
public record OutsideSettings(String name, URI url, String secret, Duration patience) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,40}");
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1");
    private static final int SHORTEST_SECRET = 16;
    private static final int USUAL_MILLIS = 2_000;

    /** @throws IllegalArgumentException naming the setting that is wrong, never its value */
    public OutsideSettings {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("name is not 1 to 40 letters, digits, '-' or '_'");
        }
        boolean local = "http".equals(url.getScheme()) && THIS_MACHINE.contains(String.valueOf(url.getHost()));
        if (!local && !"https".equals(url.getScheme())) {
            throw new IllegalArgumentException("url is not HTTPS");
        }
        if (secret.length() < SHORTEST_SECRET) {
            throw new IllegalArgumentException("secret is shorter than " + SHORTEST_SECRET + " characters");
        }
        if (patience.compareTo(Duration.ofMillis(200)) < 0 || patience.compareTo(Duration.ofSeconds(5)) > 0) {
            throw new IllegalArgumentException("timeoutMillis is not 200 to 5000");
        }
    }

    /** Reads {@code {"name": …, "url": …, "secret": …, "timeoutMillis": 2000}}. */
    public static OutsideSettings read(String text) {
        JsonNode json;
        try {
            json = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            // The original message repeats the text, which holds a secret.
            throw new IllegalArgumentException("the settings of the outside check are no JSON");
        }
        URI url;
        try {
            url = URI.create(json.path("url").asText());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("url is no address");
        }
        return new OutsideSettings(
                json.path("name").asText(),
                url,
                json.path("secret").asText(),
                Duration.ofMillis(json.path("timeoutMillis").asInt(USUAL_MILLIS)));
    }

    @Override
    public String toString() {
        return "OutsideSettings[" + name + "]";
    }
}
