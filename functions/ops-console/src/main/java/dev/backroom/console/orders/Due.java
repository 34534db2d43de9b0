package dev.backroom.console.orders;

import dev.backroom.console.page.PageContext;
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
public record Due(ShipClock clock, Optional<Instant> sortedBy, ZoneId zone) {
    /**
     * As a template shows it.
     *
     * @param state empty text where no deadline runs
     * @param by what is due, and when
     * @param cancels that the platform will cancel it; empty text where it will not
     */
    public record Shown(String state, String style, String left, String by, String cancels) {}

    public static Due of(Order order, Shop shop, Instant now) {
        return new Due(
                ShipClock.of(order, now, shop.zone(), ShipClock.MARGIN),
                order.deadlines().shipBy(),
                shop.zone());
    }

    /** The class of a row: {@code bad}, {@code warn} or empty text. */
    public String mark() {
        return mark(Standing.of(clock));
    }

    public Shown shown(PageContext c) {
        return switch (clock) {
            case ShipClock.Late(Limit missed, Optional<Instant> cancels) ->
                shown(
                        c,
                        Standing.LATE,
                        missed,
                        cancels.map(at -> c.t().get("limit.CANCELLED", c.minute(at, zone)))
                                .orElse(""));
            case ShipClock.AtRisk(Limit next) -> shown(c, Standing.AT_RISK, next, "");
            case ShipClock.DueToday(Limit next) -> shown(c, Standing.DUE_TODAY, next, "");
            case ShipClock.Fine(Optional<Limit> next) ->
                next.map(limit -> shown(c, Standing.FINE, limit, "")).orElseGet(() -> none(c));
        };
    }

    private Shown shown(PageContext c, Standing state, Limit limit, String cancels) {
        return shown(c, state, limit.at(), c.t().get("limit." + limit.what(), c.minute(limit.at(), zone)), cancels);
    }

    private static Shown shown(PageContext c, Standing state, Instant at, String by, String cancels) {
        String span = c.t().span(Duration.between(c.now(), at));
        return new Shown(
                c.t().of("standing", state),
                style(state),
                c.t().get(state == Standing.LATE ? "deskOverBy" : "deskTimeLeft", span),
                by,
                cancels);
    }

    /** Nothing runs, as while the platform holds the order; what it will be sorted by is said all the same. */
    private Shown none(PageContext c) {
        return new Shown("", "", "", sortedBy.map(at -> c.minute(at, zone)).orElse(""), "");
    }

    /** An answer that a case waits for. */
    public static Shown answer(PageContext c, Standing state, Instant at, ZoneId zone) {
        return shown(c, state, at, c.t().get("deskByAnswered", c.minute(at, zone)), "");
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

    public static String mark(Standing standing) {
        return switch (standing) {
            case LATE -> "bad";
            case AT_RISK -> "warn";
            case DUE_TODAY, FINE -> "";
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
}
