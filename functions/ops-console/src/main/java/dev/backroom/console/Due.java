package dev.backroom.console;

import dev.backroom.model.Shop;
import dev.backroom.model.clock.Limit;
import dev.backroom.model.clock.ShipClock;
import dev.backroom.model.order.Order;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** How an order stands against its deadlines, as an operator reads it: the state, the time left, and what is due when. */
record Due(ShipClock clock, Optional<Instant> sortedBy, ZoneId zone, Instant now) {
    static Due of(Order order, Shop shop, Instant now) {
        return new Due(
                ShipClock.of(order, now, shop.zone(), ShipClock.MARGIN),
                order.deadlines().shipBy(),
                shop.zone(),
                now);
    }

    /** The class of a row: {@code bad}, {@code warn} or empty text. */
    String mark() {
        return switch (clock) {
            case ShipClock.Late late -> "bad";
            case ShipClock.AtRisk risk -> "warn";
            case ShipClock.DueToday today -> "";
            case ShipClock.Fine fine -> "";
        };
    }

    void write(Sheet sheet) {
        switch (clock) {
            case ShipClock.Late(Limit missed, Optional<Instant> cancels) -> {
                write(sheet, DeskWord.STATE_LATE, "bad", missed);
                cancels.ifPresent(at -> sheet.html()
                        .element(
                                "div",
                                DeskWord.BY_CANCELLED.in(sheet.language(), Times.minute(at, zone)),
                                "class",
                                "bad"));
            }
            case ShipClock.AtRisk(Limit next) -> write(sheet, DeskWord.STATE_AT_RISK, "warn", next);
            case ShipClock.DueToday(Limit next) -> write(sheet, DeskWord.STATE_TODAY, "today", next);
            case ShipClock.Fine(Optional<Limit> next) ->
                next.ifPresentOrElse(limit -> write(sheet, DeskWord.STATE_FINE, "fine", limit), () -> none(sheet));
        }
    }

    private void write(Sheet sheet, Phrase state, String style, Limit limit) {
        Duration left = Duration.between(now, limit.at());
        String span = Times.span(left, sheet.language());
        Phrase said = left.isNegative() || left.isZero() ? DeskWord.OVER_BY : DeskWord.TIME_LEFT;
        sheet.html()
                .element("b", sheet.word(state), "class", "state " + style)
                .text(" ")
                .element("span", said.in(sheet.language(), span), "class", "left")
                .element("div", Times.minute(limit.at(), zone) + " " + sheet.word(what(limit.what())), "class", "dim");
    }

    /** Nothing runs, as while the platform holds the order; what it will be sorted by is told all the same. */
    private void none(Sheet sheet) {
        sheet.html().element("span", sheet.word(DeskWord.NO_DEADLINE), "class", "dim");
        sortedBy.ifPresent(at -> sheet.html().element("div", Times.minute(at, zone), "class", "dim"));
    }

    private static Phrase what(Limit.What what) {
        return switch (what) {
            case ARRANGED -> DeskWord.BY_ARRANGED;
            case COLLECTED -> DeskWord.BY_COLLECTED;
            case CANCELLED -> DeskWord.BY_CANCELLED;
        };
    }
}
