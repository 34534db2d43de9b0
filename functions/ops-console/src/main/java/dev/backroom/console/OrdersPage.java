package dev.backroom.console;

import dev.backroom.console.Backlog.Counts;
import dev.backroom.console.Backlog.Stretch;
import dev.backroom.console.Backlog.Waits;
import dev.backroom.model.order.Hold;
import dev.backroom.model.order.HoldCode;
import dev.backroom.model.order.Lane;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderLine;
import dev.backroom.model.stock.Slot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;

/** Orders: what needs a person, what is next to ship, and each work list in pages, earliest deadline first. */
final class OrdersPage {
    /** Orders on the overview of each list, and on a page of one list. */
    static final int FIRST = 25;

    static final int PAGE = 100;

    private final Sheet sheet;
    private final Backlog backlog;

    OrdersPage(Sheet sheet, Backlog backlog) {
        this.sheet = sheet;
        this.backlog = backlog;
    }

    void write(Reading reading) {
        Future<Part<Counts>> counts = reading.part("orders", () -> backlog.counts(reading, sheet.now()));
        List<Lane> lanes = sheet.ask().lane().map(List::of).orElse(List.of(Lane.HELD, Lane.READY));
        int limit = sheet.ask().lane().isPresent() ? PAGE : FIRST;
        List<Future<Part<Stretch>>> stretches = lanes.stream()
                .map(lane -> reading.part(
                        "orders", () -> backlog.of(lane, sheet.ask().after(), limit, reading)))
                .toList();
        sheet.part(counts, this::tiles);
        for (int i = 0; i < lanes.size(); i++) {
            Lane lane = lanes.get(i);
            sheet.html().element("h2", sheet.word(title(lane)) + number(lane, Waiting.of(counts)));
            sheet.part(stretches.get(i), stretch -> list(lane, stretch));
        }
    }

    private void tiles(Counts counts) {
        sheet.html().start("div", "class", "tiles");
        Map<String, String> held = Map.of("lane", Lane.HELD.name());
        Map<String, String> none = Map.of();
        sheet.tile(Word.LATE, Numbers.count(counts.late()), counts.late() > 0 ? "bad" : "", Page.ORDERS, none);
        sheet.tile(Word.DUE_SOON, Numbers.count(counts.soon()), counts.soon() > 0 ? "warn" : "", Page.ORDERS, none);
        sheet.tile(Word.HELD, Numbers.count(counts.held()), "", Page.ORDERS, held);
        sheet.tile(Word.READY, Numbers.count(counts.ready()), "", Page.ORDERS, Map.of("lane", Lane.READY.name()));
        sheet.tile(
                Word.RELEASED, Numbers.count(counts.released()), "", Page.ORDERS, Map.of("lane", Lane.RELEASED.name()));
        sheet.html().end();
    }

    private static String number(Lane lane, Part<Counts> counts) {
        return counts instanceof Part.Read<Counts>(Counts read) ? " (" + Numbers.count(read.of(lane)) + ")" : "";
    }

    private void list(Lane lane, Stretch stretch) {
        if (stretch.orders().isEmpty()) {
            sheet.note(sheet.word(Word.NO_WORK));
            return;
        }
        if (lane == Lane.HELD) {
            reasons(stretch.orders());
        }
        List<Word> headings = new ArrayList<>(
                List.of(Word.SHIP_BY, Word.LEFT_HEADING, Word.ORDER, Word.ITEMS, Word.UNITS, Word.TOTAL));
        if (sheet.shops().size() > 1) {
            headings.add(Word.SHOP);
        }
        if (lane == Lane.HELD) {
            headings.addAll(List.of(Word.WHY, Word.TO_DO));
        }
        if (acts(lane)) {
            headings.add(Word.DECIDE);
        }
        Table table = sheet.table(headings, List.of(Word.UNITS, Word.TOTAL));
        stretch.orders().forEach(waits -> row(table, lane, waits));
        table.done();
        if (stretch.unreadable() > 0) {
            sheet.html().element("p", Word.NOT_READ.in(sheet.language(), stretch.unreadable()), "class", "bad");
        }
        stretch.next().ifPresent(next -> {
            boolean overview = sheet.ask().lane().isEmpty();
            sheet.html().start("p");
            sheet.links()
                    .to(
                            Page.ORDERS,
                            Map.of("lane", lane.name(), "after", overview ? "" : next),
                            sheet.word(overview ? Word.ALL_OF_THEM : Word.NEXT_PAGE),
                            "");
            sheet.html().end();
        });
    }

    private void reasons(List<Waits> orders) {
        Map<HoldCode, Integer> holds = new EnumMap<>(HoldCode.class);
        orders.forEach(waits -> waits.order().holds().stream()
                .map(Hold::code)
                .distinct()
                .forEach(code -> holds.merge(code, 1, Integer::sum)));
        sheet.html().start("p").text(Word.AMONG_SHOWN.in(sheet.language(), orders.size()) + " ");
        holds.entrySet().stream()
                .sorted(Map.Entry.<HoldCode, Integer>comparingByValue(Comparator.reverseOrder()))
                .forEach(hold -> sheet.html()
                        .element(
                                "span",
                                sheet.word(Holds.name(hold.getKey())) + ": " + hold.getValue(),
                                "class",
                                "tag"));
        sheet.html().end();
    }

    private void row(Table table, Lane lane, Waits waits) {
        Order order = waits.order();
        Duration left = Duration.between(sheet.now(), order.shipBy());
        boolean working = lane != Lane.RELEASED;
        boolean late = working && left.isNegative();
        boolean soon = working && !late && left.compareTo(Backlog.SOON) < 0;
        String span = Times.span(left, sheet.language());
        table.row(late ? "bad" : soon ? "warn" : "")
                .cell(Times.minute(order.shipBy(), waits.shop().zone()), "when")
                .cell(
                        (left.isNegative() ? Word.LATE_BY : Word.LEFT).in(sheet.language(), span),
                        late ? "when bad" : "when")
                .cell(order.key().order(), "id")
                .cell(items(order), "id")
                .number(order.lines().stream().mapToInt(OrderLine::units).sum())
                .cell(Numbers.money(order.total().amount(), order.total().currency()), "num");
        if (sheet.shops().size() > 1) {
            table.cell(waits.shop().name());
        }
        if (lane == Lane.HELD) {
            table.cell(String.join("; ", order.holds().stream().map(this::why).toList()))
                    .cell(String.join(
                            " ",
                            order.holds().stream()
                                    .map(hold -> sheet.word(Holds.advice(hold.code())))
                                    .distinct()
                                    .toList()));
        }
        if (acts(lane)) {
            table.cell(() -> new OrderActions(sheet).write(order), "when");
        }
        table.endRow();
    }

    private boolean acts(Lane lane) {
        return sheet.links().acts() && lane != Lane.RELEASED;
    }

    private static String items(Order order) {
        String first = order.lines().stream()
                .limit(3)
                .map(line -> line.sku().code() + (line.units() > 1 ? "\u00d7" + line.units() : ""))
                .reduce((one, two) -> one + ", " + two)
                .orElse("");
        return order.lines().size() > 3 ? first + " +" + (order.lines().size() - 3) : first;
    }

    private String why(Hold hold) {
        String word = sheet.word(Holds.name(hold.code()));
        // The main warehouse goes without saying.
        String evidence = String.join(", ", hold.evidence()).replace("#" + Slot.MAIN + " ", " ");
        return evidence.isEmpty() ? word : word + " (" + evidence + ")";
    }

    private static Word title(Lane lane) {
        return switch (lane) {
            case HELD -> Word.NEEDS_PERSON;
            case READY -> Word.NEXT_TO_SHIP;
            case RELEASED -> Word.RELEASED;
        };
    }
}
