package dev.backroom.runtime.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.runtime.parallel.Parallel;
import java.util.List;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.Test;

class LogContextTest {
    @Test
    void carriesAKeyUntilItIsClosed_andThenTheValueBefore() {
        try (LogContext outer = LogContext.with(LogKey.SHOP, "1")) {
            try (LogContext inner = LogContext.with(LogKey.SHOP, "2")) {
                assertThat(MDC.get("shop")).isEqualTo("2");
            }
            assertThat(MDC.get("shop")).isEqualTo("1");
        }
        assertThat(MDC.get("shop")).isNull();
    }

    @Test
    void goesAlongToOtherThreads_andEndsThereToo() {
        try (LogContext request = LogContext.with(LogKey.REQUEST, "r")) {
            assertThat(new Parallel(2).map(List.of(1, 2, 3), n -> String.valueOf(MDC.get("request"))))
                    .containsExactly("r", "r", "r");
        }
        assertThat(new Parallel(2).map(List.of(1, 2), n -> String.valueOf(MDC.get("request"))))
                .containsExactly("null", "null");
    }
}
