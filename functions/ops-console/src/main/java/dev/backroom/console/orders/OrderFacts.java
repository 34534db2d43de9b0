package dev.backroom.console.orders;

import dev.backroom.console.html.Table;
import dev.backroom.console.page.PageContext;
import dev.backroom.console.page.Part;
import dev.backroom.console.page.Waiting;
import dev.backroom.console.text.DeskWord;
import dev.backroom.console.text.Numbers;
import dev.backroom.console.text.Phrase;
import dev.backroom.console.text.States;
import dev.backroom.console.text.Times;
import dev.backroom.console.text.Word;
import dev.backroom.model.Shop;
import dev.backroom.model.order.FulfilledBy;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderLine;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/** What an order is: its deadlines and what is in it. */
public final class OrderFacts {
    private final PageContext sheet;
    private final Shop shop;
    private final Order order;

    public OrderFacts(PageContext sheet, Shop shop, Order order) {
        this.sheet = sheet;
        this.shop = shop;
        this.order = order;
    }

    /** The state that counts now, then each deadline as the platform gave it. */
    public void deadlines() {
        sheet.heading(DeskWord.DEADLINES);
        sheet.html().start("div", "class", "due");
        Due.of(order, shop, sheet.now()).write(sheet);
        sheet.html().end();
        Table table = sheet.table(List.of(DeskWord.FIELD, Word.TIME, Word.LEFT_HEADING), List.of());
        row(
                table,
                DeskWord.TO_ARRANGE,
                order.deadlines().ready(),
                order.milestones().ready());
        row(
                table,
                DeskWord.TO_COLLECT,
                order.deadlines().collected(),
                order.milestones().collected());
        row(
                table,
                DeskWord.TO_CANCEL,
                order.deadlines().autoCancel(),
                order.milestones().collected());
        row(
                table,
                DeskWord.TO_DELIVER,
                order.deadlines().delivered(),
                order.milestones().delivered());
        table.done();
    }

    /** @param met when what was due happened */
    private void row(Table table, Phrase what, Optional<Instant> due, Optional<Instant> met) {
        due.ifPresent(at -> table.row("")
                .cell(sheet.word(what))
                .cell(sheet.minute(at, shop.zone()), "when")
                .cell(
                        met.map(when -> Word.DONE.in(sheet.language()) + " " + sheet.minute(when, shop.zone()))
                                .orElseGet(() -> left(at)),
                        "when")
                .endRow());
    }

    private String left(Instant at) {
        if (order.status().isClosed()) {
            return "";
        }
        Duration left = Duration.between(sheet.now(), at);
        return (left.isNegative() ? Word.LATE_BY : Word.LEFT).in(sheet.language(), Times.span(left, sheet.language()));
    }

    public void lines(Future<Part<Map<Sku, String>>> titles) {
        sheet.heading(Word.ITEMS);
        Map<Sku, String> known =
                Waiting.of(titles) instanceof Part.Read<Map<Sku, String>>(Map<Sku, String> read) ? read : Map.of();
        Table table = sheet.table(
                List.of(Word.SKU, Word.ITEM, Word.UNITS, DeskWord.PRICE, DeskWord.LINE_STATE),
                List.of(Word.UNITS, DeskWord.PRICE));
        order.lines().forEach(line -> line(table, line, known));
        table.done();
        StringBuilder more = new StringBuilder(Word.TOTAL.in(sheet.language()) + " "
                + Numbers.money(order.total().amount(), order.total().currency()));
        if (order.cashOnDelivery()) {
            more.append(" \u00b7 ").append(sheet.word(DeskWord.CASH));
        }
        if (order.fulfilledBy() == FulfilledBy.PLATFORM) {
            more.append(" \u00b7 ").append(sheet.word(DeskWord.PLATFORM_SHIPS));
        }
        sheet.html().element("p", more.toString());
        slots(DeskWord.TAKEN, order.reservation().reserved(), "dim");
        slots(DeskWord.MISSING, order.reservation().missing(), "bad");
    }

    private void line(Table table, OrderLine line, Map<Sku, String> titles) {
        String gift = line.gift() ? " \u00b7 " + sheet.word(DeskWord.GIFT) : "";
        table.row("")
                .cell(line.sku().code(), "id")
                .cell(titles.getOrDefault(line.sku(), "") + gift, "long")
                .number(line.units())
                .cell(Numbers.money(line.price(), order.total().currency()), "num")
                .cell(sheet.word(States.of(line.state())))
                .endRow();
    }

    private void slots(Phrase word, Map<Slot, Integer> units, String style) {
        if (!units.isEmpty()) {
            String all = new TreeMap<>(units)
                    .entrySet().stream()
                            .map(slot -> slot.getKey() + " \u00d7" + slot.getValue())
                            .collect(Collectors.joining(", "));
            sheet.html().element("p", word.in(sheet.language(), all), "class", style);
        }
    }
}
