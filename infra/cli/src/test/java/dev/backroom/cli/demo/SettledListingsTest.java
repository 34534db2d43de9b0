package dev.backroom.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettledListingsTest {
    private static final Instant NIGHT = Instant.parse("2026-11-20T15:00:00Z");
    private static final Duration WATCH = Duration.ofMinutes(15);

    private final SettledListings listings = new SettledListings(WATCH);

    @Test
    void aFigureThatEqualsOursIsSettledAndStaysSo() {
        look(0, 40, 40, 40);
        look(1, 40, 30, 30);

        assertThat(open()).isEmpty();
    }

    @Test
    void ordersThatTheChannelBookedAndWeHaveNotReadExplainALowerFigure() {
        look(0, 14, 32, 12);

        assertThat(open()).isEmpty();
    }

    @Test
    void aFigureBelowWhatIsTrueStaysOpen() {
        look(0, 11, 32, 12);

        assertThat(open()).containsExactly("SKU");
    }

    @Test
    void aFigureThatWasOursAWhileAgoIsOnItsWay() {
        look(0, 60, 50, 50);
        assertThat(open()).containsExactly("SKU");

        look(14, 49, 40, 40);
        assertThat(open()).isEmpty();
    }

    @Test
    void aFigureThatWasNeverTakenStaysOpenHoweverLongItIsShown() {
        for (int minute = 0; minute < 60; minute++) {
            look(minute, 60, 50 - minute / 2, 50 - minute / 2);
        }
        assertThat(open()).containsExactly("SKU");
    }

    @Test
    void whatWasOursLongerThanAWatchAgoExplainsNothing() {
        look(0, 60, 50, 50);
        look(16, 50, 40, 40);

        assertThat(open()).containsExactly("SKU");
    }

    @Test
    void aListingThatTheSystemDoesNotKnowStaysOpen() {
        listings.look(NIGHT, Map.of("SKU", 5), Map.of(), Map.of("SKU", 5));

        assertThat(open()).containsExactly("SKU");
    }

    private void look(int minute, int shown, int ours, int truth) {
        listings.look(
                NIGHT.plus(Duration.ofMinutes(minute)),
                Map.of("SKU", shown),
                Map.of("SKU", ours),
                Map.of("SKU", truth));
    }

    private List<String> open() {
        return List.copyOf(listings.open(List.of("SKU")));
    }
}
