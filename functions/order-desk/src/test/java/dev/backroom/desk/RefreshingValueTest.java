package dev.backroom.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RefreshingValueTest {
    private Instant now = Instant.parse("2026-11-20T10:00:00Z");
    private String text = "a";
    private final List<String> made = new ArrayList<>();
    private final RefreshingValue<String> described = new RefreshingValue<>(
            () -> text,
            of -> {
                made.add(of);
                return of;
            },
            () -> now);

    @Test
    void isMadeWhenItIsAskedFor_andAnewWhenTheTextIsAnother() {
        assertThat(made).isEmpty();
        assertThat(described.get()).isEqualTo("a");
        text = "b";
        assertThat(described.get()).as("not read at every call").isEqualTo("a");
        now = now.plus(RefreshingValue.READ_AGAIN);
        assertThat(described.get()).isEqualTo("b");
        now = now.plus(RefreshingValue.READ_AGAIN);
        assertThat(described.get()).isEqualTo("b");
        assertThat(made).containsExactly("a", "b");
    }
}
