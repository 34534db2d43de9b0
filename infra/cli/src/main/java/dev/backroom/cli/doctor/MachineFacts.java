package dev.backroom.cli.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a running {@code up} knows of its functions.
 *
 * @param ran functions with a schedule that ran since the start
 * @param failing functions whose newest run failed, by name
 */
record MachineFacts(Set<String> ran, Map<String, Failing> failing) {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /**
     * Runs that failed in a row.
     *
     * @param error class and place, or how it ended
     */
    record Failing(int times, Instant since, String error) {}

    /** Empty where it does not say. */
    static Optional<MachineFacts> of(URI webhook) throws IOException {
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpRequest request = HttpRequest.newBuilder(webhook.resolve("/machine"))
                    .timeout(PATIENCE)
                    .build();
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 ? Optional.of(parse(answer.body())) : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    static MachineFacts parse(String json) throws IOException {
        JsonNode machine = new ObjectMapper().readTree(json);
        Set<String> ran = new TreeSet<>();
        for (JsonNode schedule : machine.path("schedules")) {
            if (schedule.hasNonNull("ran")) {
                ran.add(schedule.path("function").asText());
            }
        }
        Map<String, Failing> failing = new TreeMap<>();
        for (JsonNode row : machine.path("failing")) {
            failing.put(
                    row.path("function").asText(),
                    new Failing(
                            row.path("times").asInt(),
                            Instant.parse(row.path("since").asText()),
                            row.path("error").asText()));
        }
        return new MachineFacts(ran, failing);
    }
}
