package dev.backroom.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpResultTest {
    private static final Instant NOW = Instant.parse("2026-11-20T18:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0 | 0", "12 | 12", "Fri, 20 Nov 2026 18:00:30 GMT | 30", "Fri, 20 Nov 2026 17:00:00 GMT | 0"})
    void readsBothFormsOfRetryAfter(String header, long seconds) {
        assertThat(new HttpResult.Answered(429, new byte[0], header).wait(NOW)).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "1.5", "99999999999999999999"})
    void ignoresRetryAfter_whenItMakesNoSense(String header) {
        assertThat(new HttpResult.Answered(429, new byte[0], header).wait(NOW)).isEmpty();
    }

    @Test
    void showsNothingOfItsBody_whenPrinted() {
        assertThat(new HttpResult.Answered(200, new byte[] {1}, "").toString()).isEqualTo("HTTP 200");
    }
}
