package dev.backroom.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("engine")
final class KpiRollupFunctionsTest {
    private static final Cloud CLOUD = new Cloud();

    @ParameterizedTest
    @CsvSource({
        "KPIS_TABLE, count",
        "ORDERS_TABLE, count",
        "REVIEWS_TABLE, count",
        "SHOPS_TABLE, count",
        "KPIS_TABLE, rollup",
        "SHOPS_TABLE, rollup",
        "STOCK_TABLE, rollup",
        "NOTICES_URL, rollup"
    })
    void namesTheVariable_whenItIsNotSet(String variable, String function) {
        Map<String, String> environment = new HashMap<>(Cloud.ENVIRONMENT);
        environment.put(variable, " ");
        KpiRollupFunctions functions =
                new KpiRollupFunctions(environment, CLOUD.dynamo, CLOUD.queue(), Clock.systemUTC());

        assertThatThrownBy(() -> {
                    if (function.equals("count")) {
                        functions.kpiCount();
                    } else {
                        functions.kpiRollup();
                    }
                })
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("environment variable " + variable + " is not set: it holds the ");
    }

    @Test
    void needsOnlyWhatItsFunctionNeeds() {
        Map<String, String> counting = new HashMap<>(Cloud.ENVIRONMENT);
        counting.remove("STOCK_TABLE");
        counting.remove("NOTICES_URL");

        assertThat(new KpiRollupFunctions(counting, CLOUD.dynamo, CLOUD.queue(), Clock.systemUTC()).kpiCount())
                .isNotNull();
    }
}
