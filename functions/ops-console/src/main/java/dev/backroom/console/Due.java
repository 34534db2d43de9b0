package dev.backroom.console;

import dev.backroom.model.Shop;
import dev.backroom.model.clock.Limit;
import dev.backroom.model.clock.ShipClock;
import dev.backroom.model.kpi.ShopDay;
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
            case ShipClock.Late late -> State.LATE.mark();
            case ShipClock.AtRisk risk -> State.AT_RISK.mark();
            case ShipClock.DueToday today -> State.TODAY.mark();
            case ShipClock.Fine fine -> State.FINE.mark();
        };
    }

    void write(Sheet sheet) {
        switch (clock) {
            case ShipClock.Late(Limit missed, Optional<Instant> cancels) -> {
                write(sheet, State.LATE, missed);
                cancels.ifPresent(at -> sheet.html()
                        .element(
                                "div",
                                DeskWord.BY_CANCELLED.in(sheet.language(), Times.minute(at, zone)),
                                "class",
                                "bad"));
            }
            case ShipClock.AtRisk(Limit next) -> write(sheet, State.AT_RISK, next);
            case ShipClock.DueToday(Limit next) -> write(sheet, State.TODAY, next);
            case ShipClock.Fine(Optional<Limit> next) ->
                next.ifPresentOrElse(limit -> write(sheet, State.FINE, limit), () -> none(sheet));
        }
    }

    /** How something else than an order stands against a deadline. */
    static State state(Instant at, ZoneId zone, Duration margin, Instant now) {
        if (!now.isBefore(at)) {
            return State.LATE;
        }
        if (!now.isBefore(at.minus(margin))) {
            return State.AT_RISK;
        }
        return at.isBefore(ShopDay.at(now, zone).end()) ? State.TODAY : State.FINE;
    }

    /**
     * Writes a deadline.
     *
     * @param by what is due, with a gap for the time
     */
    static void write(Sheet sheet, State state, Instant at, ZoneId zone, Phrase by) {
        Duration left = Duration.between(sheet.now(), at);
        String span = Times.span(left, sheet.language());
        Phrase said = state == State.LATE ? DeskWord.OVER_BY : DeskWord.TIME_LEFT;
        sheet.html()
                .element("b", sheet.word(state.word), "class", "state " + state.style)
                .text(" ")
                .element("span", said.in(sheet.language(), span), "class", "left")
                .element("div", by.in(sheet.language(), Times.minute(at, zone)), "class", "dim");
    }

    /** The states of a deadline, worst first. */
    enum State {
        LATE(DeskWord.STATE_LATE, "bad"),
        AT_RISK(DeskWord.STATE_AT_RISK, "warn"),
        TODAY(DeskWord.STATE_TODAY, "today"),
        FINE(DeskWord.STATE_FINE, "fine");

        private final DeskWord word;
        private final String style;

        State(DeskWord word, String style) {
            this.word = word;
            this.style = style;
        }

        /** The class of a row: {@code bad}, {@code warn} or empty text. */
        String mark() {
            return this == LATE || this == AT_RISK ? style : "";
        }
    }

    private void write(Sheet sheet, State state, Limit limit) {
        write(sheet, state, limit.at(), zone, what(limit.what()));
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
