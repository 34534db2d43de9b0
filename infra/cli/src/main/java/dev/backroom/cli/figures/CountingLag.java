package dev.backroom.cli.figures;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.backroom.cli.stack.Endpoints;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How far the counters are behind the tables, as what runs here says. */
@FunctionalInterface
public interface CountingLag {
    Duration PATIENCE = Duration.ofSeconds(5);

    /**
     * Changes of a table that are not counted yet.
     *
     * @param records at least so many
     * @param age of the oldest, to the minute
     */
    record Behind(String table, long records, Duration age) {
        String inWords() {
            return String.format(
                    Locale.ROOT,
                    "%,d %s of %s %s not counted yet, the oldest came %s",
                    records,
                    records == 1 ? "change" : "changes",
                    table,
                    records == 1 ? "is" : "are",
                    age.isZero() ? "less than a minute ago" : age.toMinutes() + " min ago");
        }
    }

    /** The tables with changes that wait to be counted: none where counting keeps up, empty where nobody knows. */
    Optional<List<Behind>> now();

    static CountingLag of(Endpoints endpoints) {
        return () -> read(endpoints.webhook().resolve("/streams"));
    }

    private static Optional<List<Behind>> read(URI page) {
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpRequest request = HttpRequest.newBuilder(page).timeout(PATIENCE).build();
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 ? Optional.of(parse(answer.body())) : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    static List<Behind> parse(String json) throws IOException {
        List<Behind> behind = new ArrayList<>();
        for (JsonNode stream : new ObjectMapper().readTree(json)) {
            long records = stream.path("records").asLong();
            if (records > 0) {
                behind.add(new Behind(
                        stream.path("table").asText(),
                        records,
                        Duration.ofSeconds(stream.path("ageSeconds").asLong())));
            }
        }
        return behind;
    }
}
