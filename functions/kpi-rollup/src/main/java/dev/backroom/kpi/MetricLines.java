package dev.backroom.kpi;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.backroom.model.ShopId;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * Metrics in CloudWatch's embedded format, which reads them from the log: one line per shop, and one more for each further
 * currency. The same values again at the same time change no maximum or average.
 */
final class MetricLines {
    private static final JsonFactory JSON = new JsonFactory();

    private MetricLines() {}

    /**
     * The lines of one shop.
     *
     * @param values without those that have no value now
     * @param byCurrency the metrics that are counted in money; currencies in order of their codes
     */
    static List<String> of(
            ShopId shop,
            Instant at,
            Map<Metric, BigDecimal> values,
            SortedMap<String, Map<Metric, BigDecimal>> byCurrency) {
        List<String> lines = new ArrayList<>();
        Map<Metric, BigDecimal> plain = values;
        for (Map.Entry<String, Map<Metric, BigDecimal>> money : byCurrency.entrySet()) {
            lines.add(line(shop, at, plain, money.getKey(), money.getValue()));
            plain = Map.of();
        }
        if (!plain.isEmpty()) {
            lines.add(line(shop, at, plain, "", Map.of()));
        }
        return lines;
    }

    private static String line(
            ShopId shop, Instant at, Map<Metric, BigDecimal> plain, String currency, Map<Metric, BigDecimal> money) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
            json.writeStartObject();
            json.writeObjectFieldStart("_aws");
            json.writeNumberField("Timestamp", at.toEpochMilli());
            json.writeArrayFieldStart("CloudWatchMetrics");
            directive(json, plain, Metric.SHOP);
            directive(json, money, Metric.SHOP, Metric.CURRENCY);
            json.writeEndArray();
            json.writeEndObject();
            json.writeStringField(Metric.SHOP, shop.value());
            if (!currency.isEmpty()) {
                json.writeStringField(Metric.CURRENCY, currency);
            }
            values(json, plain);
            values(json, money);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void directive(JsonGenerator json, Map<Metric, BigDecimal> values, String... dimensions)
            throws IOException {
        if (values.isEmpty()) {
            return;
        }
        json.writeStartObject();
        json.writeStringField("Namespace", Metric.NAMESPACE);
        json.writeArrayFieldStart("Dimensions");
        json.writeStartArray();
        for (String dimension : dimensions) {
            json.writeString(dimension);
        }
        json.writeEndArray();
        json.writeEndArray();
        json.writeArrayFieldStart("Metrics");
        for (Metric metric : new TreeSet<>(values.keySet())) {
            json.writeStartObject();
            json.writeStringField("Name", metric.title());
            json.writeStringField("Unit", metric.unit());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void values(JsonGenerator json, Map<Metric, BigDecimal> values) throws IOException {
        for (Metric metric : new TreeSet<>(values.keySet())) {
            json.writeNumberField(metric.title(), values.getOrDefault(metric, BigDecimal.ZERO));
        }
    }
}
