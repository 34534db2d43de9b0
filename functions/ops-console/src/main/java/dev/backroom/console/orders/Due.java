package dev.backroom.console.orders;

import dev.backroom.console.page.PageContext;
import dev.backroom.console.text.DeskWord;
import dev.backroom.console.text.Phrase;
import dev.backroom.console.text.Times;
import dev.backroom.model.Shop;
import dev.backroom.model.clock.Limit;
import dev.backroom.model.clock.ShipClock;
import dev.backroom.model.clock.Standing;
import dev.backroom.model.kpi.ShopDay;
import dev.backroom.model.order.Order;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** How an order stands against its deadlines, as an operator reads it: the state, the time left, and what is due when. */
public record Due(ShipClock clock, Optional<Instant> sortedBy, ZoneId zone, Instant now) {
    public static Due of(Order order, Shop shop, Instant now) {
        return new Due(
                ShipClock.of(order, now, shop.zone(), ShipClock.MARGIN),
                order.deadlines().shipBy(),
                shop.zone(),
                now);
    }

    /** The class of a row: {@code bad}, {@code warn} or empty text. */
    public String mark() {
        return mark(Standing.of(clock));
    }

    public void write(PageContext sheet) {
        switch (clock) {
            case ShipClock.Late(Limit missed, Optional<Instant> cancels) -> {
                write(sheet, Standing.LATE, missed);
                cancels.ifPresent(at -> sheet.html()
                        .element(
                                "div",
                                DeskWord.BY_CANCELLED.in(sheet.language(), sheet.minute(at, zone)),
                                "class",
                                "bad"));
            }
            case ShipClock.AtRisk(Limit next) -> write(sheet, Standing.AT_RISK, next);
            case ShipClock.DueToday(Limit next) -> write(sheet, Standing.DUE_TODAY, next);
            case ShipClock.Fine(Optional<Limit> next) ->
                next.ifPresentOrElse(limit -> write(sheet, Standing.FINE, limit), () -> none(sheet));
        }
    }

    /** How something else than an order stands against a deadline. */
    public static Standing state(Instant at, ZoneId zone, Duration margin, Instant now) {
        if (!now.isBefore(at)) {
            return Standing.LATE;
        }
        if (!now.isBefore(at.minus(margin))) {
            return Standing.AT_RISK;
        }
        return at.isBefore(ShopDay.at(now, zone).end()) ? Standing.DUE_TODAY : Standing.FINE;
    }

    /**
     * Writes a deadline.
     *
     * @param by what is due, with a gap for the time
     */
    public static void write(PageContext sheet, Standing state, Instant at, ZoneId zone, Phrase by) {
        Duration left = Duration.between(sheet.now(), at);
        String span = Times.span(left, sheet.language());
        Phrase said = state == Standing.LATE ? DeskWord.OVER_BY : DeskWord.TIME_LEFT;
        sheet.html()
                .element("b", sheet.word(word(state)), "class", "state " + style(state))
                .text(" ")
                .element("span", said.in(sheet.language(), span), "class", "left")
                .element("div", by.in(sheet.language(), sheet.minute(at, zone)), "class", "dim");
    }

    public static String mark(Standing standing) {
        return switch (standing) {
            case LATE -> "bad";
            case AT_RISK -> "warn";
            case DUE_TODAY, FINE -> "";
        };
    }

    public static Phrase word(Standing standing) {
        return switch (standing) {
            case LATE -> DeskWord.STATE_LATE;
            case AT_RISK -> DeskWord.STATE_AT_RISK;
            case DUE_TODAY -> DeskWord.STATE_TODAY;
            case FINE -> DeskWord.STATE_FINE;
        };
    }

    private static String style(Standing standing) {
        return switch (standing) {
            case LATE -> "bad";
            case AT_RISK -> "warn";
            case DUE_TODAY -> "today";
            case FINE -> "fine";
        };
    }

    private void write(PageContext sheet, Standing state, Limit limit) {
        write(sheet, state, limit.at(), zone, what(limit.what()));
    }

    /** Nothing runs, as while the platform holds the order; what it will be sorted by is told all the same. */
    private void none(PageContext sheet) {
        sheet.html().element("span", sheet.word(DeskWord.NO_DEADLINE), "class", "dim");
        sortedBy.ifPresent(at -> sheet.html().element("div", sheet.minute(at, zone), "class", "dim"));
    }

    private static Phrase what(Limit.What what) {
        return switch (what) {
            case ARRANGED -> DeskWord.BY_ARRANGED;
            case COLLECTED -> DeskWord.BY_COLLECTED;
            case CANCELLED -> DeskWord.BY_CANCELLED;
        };
    }
}
