package dev.backroom.bench;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What was used, line by line. Reports of one process after another add up. */
public record UsageReport(SortedMap<UsageLine, UsageAmount> lines) {
    public static final UsageReport EMPTY = new UsageReport(new TreeMap<>());

    private static final ObjectMapper JSON = new ObjectMapper();

    public UsageReport {
        lines = Collections.unmodifiableSortedMap(new TreeMap<>(lines));
    }

    /** What the functions and their event sources used; what does not grow with the events is left out. */
    public double total(Bill bill) {
        return sum(bill).billed();
    }

    /** Requests of all lines. */
    long calls() {
        return lines.values().stream().mapToLong(UsageAmount::calls).sum();
    }

    /** The lines that somebody wants to see by themselves. */
    public UsageReport only(Predicate<UsageLine> wanted) {
        TreeMap<UsageLine, UsageAmount> part = new TreeMap<>(lines);
        part.keySet().removeIf(wanted.negate());
        return new UsageReport(part);
    }

    /** What one function or event source used. */
    public double of(String source, Bill bill) {
        return lines.entrySet().stream()
                .filter(line ->
                        line.getKey().bill() == bill && line.getKey().source().equals(source))
                .mapToDouble(line -> line.getValue().billed())
                .sum();
    }

    public UsageReport plus(UsageReport other) {
        TreeMap<UsageLine, UsageAmount> sum = new TreeMap<>(lines);
        other.lines.forEach((line, amount) -> sum.merge(line, amount, UsageAmount::plus));
        return new UsageReport(sum);
    }

    /** {@code {"usage": [{"bill", "source", "resource", "operation", "calls", "billed", "items"}]}}. */
    public String json() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeArrayFieldStart("usage");
            for (Map.Entry<UsageLine, UsageAmount> line : lines.entrySet()) {
                json.writeStartObject();
                json.writeStringField("bill", line.getKey().bill().name());
                json.writeStringField("source", line.getKey().source());
                json.writeStringField("resource", line.getKey().resource());
                json.writeStringField("operation", line.getKey().operation());
                json.writeNumberField("calls", line.getValue().calls());
                json.writeNumberField("billed", line.getValue().billed());
                json.writeNumberField("items", line.getValue().items());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** Reads what {@link #json} wrote. */
    public static UsageReport read(String json) throws IOException {
        TreeMap<UsageLine, UsageAmount> lines = new TreeMap<>();
        for (JsonNode line : JSON.readTree(json).path("usage")) {
            lines.put(
                    new UsageLine(
                            Bill.valueOf(line.path("bill").asText()),
                            line.path("source").asText(),
                            line.path("resource").asText(),
                            line.path("operation").asText()),
                    new UsageAmount(
                            line.path("calls").asLong(),
                            line.path("billed").asDouble(),
                            line.path("items").asLong()));
        }
        return new UsageReport(lines);
    }

    /**
     * The bill as a Markdown table, only what grows with the events.
     *
     * @param events what the last column is divided by, 1 or more
     */
    public String table(long events) {
        StringBuilder table = new StringBuilder(
                "| what | by | on | operation | calls | billed | per event |\n" + "|---|---|---|---|--:|--:|--:|\n");
        for (Bill bill : Bill.values()) {
            lines.forEach((line, amount) -> {
                if (line.bill() == bill && line.countsForEvents()) {
                    row(table, line.source(), line.resource(), line.operation(), bill, amount, events);
                }
            });
            row(table, "**all**", "", "", bill, sum(bill), events);
        }
        return table.toString();
    }

    private UsageAmount sum(Bill bill) {
        return lines.entrySet().stream()
                .filter(line -> line.getKey().bill() == bill && line.getKey().countsForEvents())
                .map(Map.Entry::getValue)
                .reduce(UsageAmount.NONE, UsageAmount::plus);
    }

    private static void row(
            StringBuilder table,
            String source,
            String resource,
            String operation,
            Bill bill,
            UsageAmount amount,
            long events) {
        table.append(String.format(
                Locale.ROOT,
                "| %s | %s | %s | %s | %,d | %,.0f | %.3f |%n",
                bill.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                source,
                resource,
                operation,
                amount.calls(),
                amount.billed(),
                amount.billed() / events));
    }
}
