package dev.backroom.console.orders;

import dev.backroom.console.html.Table;
import dev.backroom.console.orders.Backlog.Waits;
import dev.backroom.console.page.PageContext;
import dev.backroom.console.page.Part;
import dev.backroom.console.request.Page;
import dev.backroom.console.text.BulkWord;
import dev.backroom.console.text.DeskWord;
import dev.backroom.console.text.Holds;
import dev.backroom.console.text.Numbers;
import dev.backroom.console.text.Phrase;
import dev.backroom.console.text.States;
import dev.backroom.console.text.WaveWord;
import dev.backroom.console.text.Word;
import dev.backroom.model.aftersale.Aftersale;
import dev.backroom.model.order.Hold;
import dev.backroom.model.order.Lane;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.OrderLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/** Orders of one work list as a table: how urgent, which, what is in it, why it waits, and what can be done. */
public final class OrderList {
    private static final int ITEMS = 3;

    private final PageContext sheet;
    private final Optional<Lane> lane;
    private final boolean many;

    /**
     * A list.
     *
     * @param lane the only work list that the orders stand in; absent where they stand in several
     * @param many whether several can be decided about at a time
     */
    public OrderList(PageContext sheet, Optional<Lane> lane, boolean many) {
        this.sheet = sheet;
        this.lane = lane;
        this.many = many;
    }

    public void write(List<Waits> orders, CancelRequests cancelRequests) {
        BulkForm bulk = new BulkForm(sheet);
        boolean picks = many && acts() && bulk.picks();
        List<Phrase> headings = new ArrayList<>(picks ? List.of(BulkWord.PICK) : List.of());
        headings.addAll(List.of(DeskWord.DUE, Word.ORDER, Word.ITEMS));
        lane.ifPresentOrElse(
                only -> {
                    switch (only) {
                        case HELD -> headings.add(Word.WHY);
                        case READY -> {}
                        case RELEASED -> headings.add(WaveWord.WAVE);
                    }
                },
                () -> headings.add(DeskWord.STANDS));
        if (acts()) {
            headings.add(DeskWord.DECIDE);
        }
        Table table = sheet.table(headings, List.of());
        Map<OrderKey, Future<Part<List<Aftersale>>>> requests =
                cancelRequests.read(orders.stream().map(Waits::order).toList());
        int rows = 0;
        for (Waits waits : orders) {
            int row = rows++;
            table.row(Due.of(waits.order(), waits.shop(), sheet.now()).mark());
            if (picks) {
                table.cell(() -> bulk.pick(waits.order(), row), "pick");
            }
            row(
                    table,
                    waits,
                    () -> Optional.ofNullable(requests.get(waits.order().key()))
                            .ifPresent(request -> cancelRequests.write(waits.shop(), request)));
        }
        table.done();
    }

    private void row(Table table, Waits waits, Runnable request) {
        Order order = waits.order();
        Due due = Due.of(order, waits.shop(), sheet.now());
        table.cell(() -> due.write(sheet), "due").cell(() -> order(waits), "").cell(() -> items(order), "items");
        lane.ifPresentOrElse(
                only -> {
                    switch (only) {
                        case HELD -> table.cell(() -> why(waits), "why");
                        case READY -> {}
                        case RELEASED -> table.cell(() -> wave(waits), "");
                    }
                },
                () -> table.cell(() -> stands(waits), "why"));
        if (acts()) {
            table.cell(
                    () -> {
                        request.run();
                        new OrderActions(sheet).row(order);
                    },
                    "acts");
        }
        table.endRow();
    }

    private boolean acts() {
        return sheet.links().acts() && !lane.equals(Optional.of(Lane.RELEASED));
    }

    private void order(Waits waits) {
        sheet.links().order(waits.order().key().order());
        if (sheet.shops().size() > 1) {
            sheet.html().element("div", waits.shop().name(), "class", "dim");
        }
    }

    private void items(Order order) {
        sheet.html().element("span", items(order.lines()), "class", "id any");
        int units = order.lines().stream().mapToInt(OrderLine::units).sum();
        String cash = order.cashOnDelivery() ? " \u00b7 " + sheet.word(DeskWord.CASH) : "";
        sheet.html()
                .element(
                        "div",
                        (units == 1
                                        ? sheet.word(DeskWord.ONE_UNIT)
                                        : DeskWord.UNITS_OF.in(sheet.language(), Numbers.count(units)))
                                + " \u00b7 "
                                + Numbers.money(
                                        order.total().amount(), order.total().currency()) + cash,
                        "class",
                        "dim");
    }

    /** The first few, and how many more. */
    public static String items(List<OrderLine> lines) {
        String first = lines.stream()
                .limit(ITEMS)
                .map(line -> line.sku().code() + (line.units() > 1 ? "\u00d7" + line.units() : ""))
                .collect(Collectors.joining(", "));
        return lines.size() > ITEMS ? first + " +" + (lines.size() - ITEMS) : first;
    }

    /** Where the order stands, and why it waits there or which wave it is in. */
    private void stands(Waits waits) {
        waits.order().lane().ifPresent(list -> {
            sheet.html().element("b", sheet.word(States.of(list)), "class", "state " + States.style(list));
            sheet.html().text(" ");
            switch (list) {
                case HELD -> why(waits);
                case READY -> {}
                case RELEASED -> wave(waits);
            }
        });
    }

    /** Each hold with what shows it; below them what to do. */
    private void why(Waits waits) {
        Evidence evidence = Evidence.on(sheet, waits.shop().zone());
        for (Hold hold : waits.order().holds()) {
            sheet.html().start("div").element("b", sheet.word(Holds.name(hold.code())));
            String shown = evidence.of(hold);
            sheet.html().text(shown.isEmpty() ? "" : " (" + shown + ")").end();
        }
        sheet.html()
                .element(
                        "div",
                        waits.order().holds().stream()
                                .map(hold -> sheet.word(Holds.advice(hold.code())))
                                .distinct()
                                .collect(Collectors.joining(" ")),
                        "class",
                        "dim");
    }

    private void wave(Waits waits) {
        waits.order()
                .wave()
                .ifPresent(wave -> sheet.links()
                        .to(Page.WAVES, Map.of("shop", waits.shop().id().value(), "wave", wave), wave, "id"));
    }
}
