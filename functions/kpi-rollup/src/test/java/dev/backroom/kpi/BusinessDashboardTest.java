package dev.backroom.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("engine")
final class BusinessDashboardTest {
    private static final Path ROOT = Path.of(System.getProperty("backroom.root", "../.."));
    private static final Pattern SEARCH =
            Pattern.compile("SEARCH\\('\\{Backroom,(Shop|Shop,Currency)} MetricName=\"(\\w+)\"', '\\w+', 3600\\)");

    @Test
    void chartsExactlyTheMetricsThatAreEmitted_byTheirOwnDimensions() throws IOException {
        Map<String, String> charted = new TreeMap<>();
        JsonNode dashboard =
                new ObjectMapper().readTree(Files.readString(ROOT.resolve("infra/dashboards/business.json")));
        for (JsonNode widget : dashboard.path("widgets")) {
            for (JsonNode metric : widget.path("properties").path("metrics")) {
                Matcher search =
                        SEARCH.matcher(metric.path(0).path("expression").asText());
                assertThat(search.matches()).as(metric.toString()).isTrue();
                charted.put(search.group(2), search.group(1));
            }
        }

        assertThat(charted).isEqualTo(emitted());
    }

    @Test
    void explainsEveryMetric_inTheDocument() throws IOException {
        String document = Files.readString(ROOT.resolve("docs/kpis.md"));

        assertThat(Arrays.stream(Metric.values()).map(Metric::title))
                .allSatisfy(title -> assertThat(document).contains("`" + title + "`"));
    }

    @Test
    void writesOneMoreLine_forEachFurtherCurrency() {
        Map<Metric, BigDecimal> gmv = Map.of(Metric.GMV_TODAY, new BigDecimal("1E+3"));

        List<String> lines = MetricLines.of(
                Cloud.SHOP,
                Instant.EPOCH,
                Map.of(Metric.ORDERS_TODAY, BigDecimal.ONE),
                new TreeMap<>(Map.of("PHP", gmv, "USD", gmv)));

        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst()).endsWith("\"Currency\":\"PHP\",\"OrdersToday\":1,\"GmvToday\":1000}");
        assertThat(lines.getLast()).endsWith("\"Currency\":\"USD\",\"GmvToday\":1000}");
        assertThat(MetricLines.of(
                        Cloud.SHOP, Instant.EPOCH, Map.of(Metric.ORDERS_TODAY, BigDecimal.ONE), new TreeMap<>()))
                .hasSize(1);
    }

    /** What the metric lines themselves declare when every metric has a value. */
    private static Map<String, String> emitted() throws IOException {
        Map<Metric, BigDecimal> plain = new EnumMap<>(Metric.class);
        Map<Metric, BigDecimal> money = new EnumMap<>(Metric.class);
        for (Metric metric : Metric.values()) {
            (metric.byCurrency() ? money : plain).put(metric, BigDecimal.ONE);
        }
        Map<String, String> names = new TreeMap<>();
        for (String line : MetricLines.of(Cloud.SHOP, Instant.EPOCH, plain, new TreeMap<>(Map.of("USD", money)))) {
            for (JsonNode directive :
                    new ObjectMapper().readTree(line).path("_aws").path("CloudWatchMetrics")) {
                Set<String> dimensions = new TreeSet<>();
                directive.path("Dimensions").path(0).forEach(dimension -> dimensions.add(dimension.asText()));
                directive
                        .path("Metrics")
                        .forEach(metric -> names.put(
                                metric.path("Name").asText(),
                                dimensions.contains("Currency") ? "Shop,Currency" : "Shop"));
            }
        }
        return names;
    }
}
