package dev.backroom.cli.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.backroom.cli.terminal.Home;
import dev.backroom.localcloud.clock.ScaledClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/**
 * Which hosts a running {@code up} takes for the platform, and by which clock its shop lives; kept beside its endpoints.
 *
 * @param variables of the functions' environment; only those that differ from the template
 * @param clock in the scaled clock's own text; empty where the shop lives in real time
 */
public record Platform(Map<String, String> variables, String clock) {
    static final String API = "BACKROOM_TIKTOK_API";
    static final String AUTH = "BACKROOM_TIKTOK_AUTH";

    private static final ObjectMapper JSON = new ObjectMapper();

    public Platform {
        variables = Map.copyOf(variables);
    }

    /** What this environment says. */
    public static Platform of(Map<String, String> environment, String clock) {
        Map<String, String> variables = new HashMap<>();
        for (String name : new String[] {API, AUTH}) {
            String value = environment.getOrDefault(name, "");
            if (!value.isBlank()) {
                variables.put(name, value);
            }
        }
        return new Platform(variables, clock);
    }

    /** A simulated platform, in a shop's time that runs fast. */
    public static Platform simulated(URI api, URI auth, String clock) {
        return new Platform(Map.of(API, api.toString(), AUTH, auth.toString()), clock);
    }

    /** The time that the shop lives in. */
    public Clock shopTime() {
        return clock.isEmpty() ? Clock.systemUTC() : ScaledClock.parse(clock, Clock.systemUTC());
    }

    public void write(Home home) {
        try {
            Files.writeString(
                    file(home),
                    JSON.writeValueAsString(JSON.createObjectNode()
                            .put(API, variables.getOrDefault(API, ""))
                            .put(AUTH, variables.getOrDefault(AUTH, ""))
                            .put("clock", clock)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file(home), e);
        }
    }

    /** What the running {@code up} of this home wrote; the platform itself where it wrote nothing. */
    public static Platform of(Home home) {
        try {
            JsonNode json = JSON.readTree(Files.readString(file(home)));
            Map<String, String> variables = new HashMap<>();
            for (String name : new String[] {API, AUTH}) {
                String value = json.path(name).asText();
                if (!value.isEmpty()) {
                    variables.put(name, value);
                }
            }
            return new Platform(variables, json.path("clock").asText());
        } catch (NoSuchFileException e) {
            return new Platform(Map.of(), "");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file(home), e);
        }
    }

    public static void forget(Home home) {
        try {
            Files.deleteIfExists(file(home));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + file(home), e);
        }
    }

    private static Path file(Home home) {
        return home.folder().resolve("platform.json");
    }
}
