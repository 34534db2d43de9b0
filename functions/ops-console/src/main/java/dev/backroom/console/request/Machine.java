package dev.backroom.console.request;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How schedules and streams stand on the one machine that runs everything. In the cloud nobody tells the console: there the
 * on-call dashboard shows the services' own metrics.
 */
public record Machine(List<Run> runs, List<Stream> streams) {
    /**
     * A schedule.
     *
     * @param ran when its last run ended; empty if none did since the start
     */
    public record Run(
            String function, Optional<Instant> ran, boolean failed, boolean running, Optional<Instant> next) {}

    /**
     * A function behind a table's stream.
     *
     * @param records that it has not yet taken
     * @param more whether there are more than that
     * @param age of the oldest, in real time
     */
    public record Stream(String function, String table, long records, boolean more, Duration age) {}

    public static Optional<Machine> of(Map<String, Object> event) {
        return event.get("machine") instanceof Map<?, ?> told
                ? Optional.of(new Machine(all(told, "schedules", Machine::run), all(told, "streams", Machine::stream)))
                : Optional.empty();
    }

    private static <T> List<T> all(Map<?, ?> told, String name, Function<Map<?, ?>, T> read) {
        return told.get(name) instanceof List<?> list
                ? list.stream()
                        .filter(Map.class::isInstance)
                        .<T>map(one -> read.apply((Map<?, ?>) one))
                        .toList()
                : List.of();
    }

    private static Run run(Map<?, ?> run) {
        return new Run(
                String.valueOf(run.get("function")),
                instant(run.get("ran")),
                Boolean.TRUE.equals(run.get("failed")),
                Boolean.TRUE.equals(run.get("running")),
                instant(run.get("next")));
    }

    private static Stream stream(Map<?, ?> stream) {
        return new Stream(
                String.valueOf(stream.get("function")),
                String.valueOf(stream.get("table")),
                number(stream.get("records")),
                Boolean.TRUE.equals(stream.get("more")),
                Duration.ofSeconds(number(stream.get("ageSeconds"))));
    }

    private static Optional<Instant> instant(@Nullable Object text) {
        try {
            return text instanceof String at ? Optional.of(Instant.parse(at)) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static long number(@Nullable Object value) {
        return value instanceof Number number ? number.longValue() : 0;
    }
}
