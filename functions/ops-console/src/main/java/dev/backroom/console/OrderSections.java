package dev.backroom.console;

import dev.backroom.console.Overview.UrgentOrder;
import dev.backroom.console.Overview.Work;
import dev.backroom.model.Money;
import dev.backroom.model.order.Hold;
import dev.backroom.model.order.HoldCode;
import dev.backroom.model.order.Lane;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The orders that wait: how many, why, and which are next. */
final class OrderSections {
    private static final Map<String, Integer> CURRENCIES = Map.of("IDR", 0, "JPY", 0, "VND", 0);

    private final Html html;
    private final Language language;
    private final Instant now;

    OrderSections(Html html, Language language, Instant now) {
        this.html = html;
        this.language = language;
        this.now = now;
    }

    void write(Work work) {
        html.start("div", "class", "tiles");
        tile(Word.LATE, work.late(), work.late() > 0 ? "tile bad" : "tile");
        tile(Word.DUE_SOON, work.dueSoon(), work.dueSoon() > 0 ? "tile warn" : "tile");
        for (Lane lane : List.of(Lane.HELD, Lane.READY, Lane.RELEASED)) {
            tile(word(lane), work.counts().getOrDefault(lane, 0), "tile");
        }
        html.end();
        holds(work);
        urgent(work.urgent());
    }

    private void tile(Word word, int count, String style) {
        html.start("div", "class", style)
                .element("b", Integer.toString(count))
                .text(word.in(language))
                .end();
    }

    private void holds(Work work) {
        if (work.holds().isEmpty()) {
            return;
        }
        html.element("h2", Word.HOLDS.in(language));
        html.start("p");
        work.holds().entrySet().stream()
                .sorted(Map.Entry.<HoldCode, Integer>comparingByValue(Comparator.reverseOrder()))
                .forEach(hold -> html.element(
                        "span", word(hold.getKey()).in(language) + ": " + hold.getValue(), "class", "tag"));
        if (work.heldRead() < work.counts().getOrDefault(Lane.HELD, 0)) {
            html.element("span", Word.HOLDS_OF_FIRST.in(language, work.heldRead()), "class", "dim");
        }
        html.end();
    }

    private void urgent(List<UrgentOrder> urgent) {
        html.element("h2", Word.MOST_URGENT.in(language));
        if (urgent.isEmpty()) {
            html.element("p", Word.NO_WORK.in(language), "class", "dim");
            return;
        }
        Table table = new Table(
                html,
                language,
                List.of(
                        Word.SHIP_BY,
                        Word.LEFT_HEADING,
                        Word.ORDER,
                        Word.SHOP,
                        Word.LANE,
                        Word.WHY,
                        Word.UNITS,
                        Word.TOTAL),
                List.of(Word.UNITS, Word.TOTAL));
        for (UrgentOrder each : urgent) {
            row(table, each);
        }
        table.done();
    }

    private void row(Table table, UrgentOrder urgent) {
        Order order = urgent.order();
        Duration left = Duration.between(now, order.shipBy());
        boolean late = left.isNegative();
        boolean soon = !late && left.compareTo(ReadWork.SOON) < 0;
        String span = Times.span(left, language);
        table.row(late ? "bad" : soon ? "warn" : "")
                .cell(Times.minute(order.shipBy(), urgent.shop().zone()), "when")
                .cell(late ? Word.LATE_BY.in(language, span) : Word.LEFT.in(language, span), late ? "when bad" : "when")
                .cell(order.key().order(), "id")
                .cell(urgent.shop().name())
                .cell(order.lane().map(lane -> word(lane).in(language)).orElse(""))
                .cell(String.join("; ", order.holds().stream().map(this::why).toList()))
                .number(order.lines().stream().mapToInt(OrderLine::units).sum())
                .cell(money(order.total()), "num")
                .endRow();
    }

    /** With the digits that the currency is written with, and more where the amount has more. */
    private static String money(Money money) {
        int digits = CURRENCIES.getOrDefault(money.currency(), 2);
        BigDecimal amount = money.amount();
        return amount.setScale(Math.max(digits, amount.scale()), RoundingMode.UNNECESSARY)
                        .toPlainString() + " " + money.currency();
    }

    private String why(Hold hold) {
        String word = word(hold.code()).in(language);
        return hold.evidence().isEmpty() ? word : word + " (" + String.join(", ", hold.evidence()) + ")";
    }

    static Word word(Lane lane) {
        return switch (lane) {
            case HELD -> Word.HELD;
            case READY -> Word.READY;
            case RELEASED -> Word.RELEASED;
        };
    }

    static Word word(HoldCode code) {
        return switch (code) {
            case PLATFORM_HOLD -> Word.HOLD_PLATFORM;
            case SHORT_STOCK -> Word.HOLD_SHORT;
            case UNKNOWN_SKU -> Word.HOLD_UNKNOWN_SKU;
            case STOCK_MISMATCH -> Word.HOLD_MISMATCH;
            case BUYER_ASKS_CANCEL -> Word.HOLD_CANCEL;
            case UNKNOWN_STATUS -> Word.HOLD_STATUS;
        };
    }
}
