package dev.backroom.console.orders;

import dev.backroom.console.html.Table;
import dev.backroom.console.page.ConsoleTables;
import dev.backroom.console.page.PageContext;
import dev.backroom.console.page.Part;
import dev.backroom.console.page.Reading;
import dev.backroom.console.request.Page;
import dev.backroom.console.text.DeskWord;
import dev.backroom.console.text.Holds;
import dev.backroom.console.text.States;
import dev.backroom.console.text.WaveWord;
import dev.backroom.console.text.Word;
import dev.backroom.model.Shop;
import dev.backroom.model.order.Hold;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.store.order.StoredOrders;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/** One order: how it stands, why it waits and what to do, what is in it, and everything that ever happened to it. */
public final class OrderPage {
    private final PageContext sheet;
    private final ConsoleTables rooms;
    private final List<Shop> all;

    /** @param all the shops that an id is looked for in, whichever of them the pages show */
    public OrderPage(PageContext sheet, ConsoleTables rooms, List<Shop> all) {
        this.sheet = sheet;
        this.rooms = rooms;
        this.all = all;
    }

    public void write(Reading reading) {
        String id = sheet.ask().order();
        List<OrderKey> keys = new ArrayList<>();
        try {
            all.forEach(shop -> keys.add(new OrderKey(shop.id(), id)));
        } catch (IllegalArgumentException e) {
            sheet.note(sheet.word(DeskWord.NOT_AN_ID));
            return;
        }
        Future<Part<StoredOrders>> found =
                reading.part("an order", () -> rooms.orders().read(keys, true));
        sheet.part(found, read -> {
            read.unreadable()
                    .values()
                    .forEach(why -> sheet.html()
                            .element("p", DeskWord.ORDER_UNREADABLE.in(sheet.language(), why), "class", "bad"));
            if (read.orders().isEmpty() && read.unreadable().isEmpty()) {
                sheet.note(DeskWord.NO_ORDER.in(sheet.language(), id));
            }
            read.orders().values().forEach(order -> write(order, reading));
        });
    }

    private void write(Order order, Reading reading) {
        Shop shop = all.stream()
                .filter(one -> one.id().equals(order.key().shop()))
                .findFirst()
                .orElseThrow();
        OrderFile file = OrderFile.read(rooms, shop, order, reading);
        head(shop, order, file);
        sheet.html().start("div", "class", "split");
        sheet.html().start("div");
        holds(shop, order, file);
        sheet.html().end().start("div");
        OrderFacts facts = new OrderFacts(sheet, shop, order);
        facts.lines(file.titles());
        facts.deadlines();
        sheet.html().end().end();
        new OrderHistory(sheet, shop, order, file).write();
    }

    private void head(Shop shop, Order order, OrderFile file) {
        sheet.html()
                .element(
                        "h2", DeskWord.ORDER_OF.in(sheet.language(), order.key().order()));
        sheet.html().start("p");
        sheet.html().element("b", sheet.word(States.of(order.status())), "class", "state");
        order.lane()
                .ifPresent(lane -> sheet.html()
                        .text(" ")
                        .element("b", sheet.word(States.of(lane)), "class", "state " + States.style(lane)));
        sheet.html().text(" " + shop.name() + " \u00b7 " + order.warehouse() + " ");
        order.wave().ifPresent(wave -> {
            sheet.html().text("\u00b7 " + sheet.word(WaveWord.WAVE) + " ");
            sheet.links().to(Page.WAVES, Map.of("shop", shop.id().value(), "wave", wave), wave, "id");
        });
        sheet.html().end();
        sheet.html().start("p", "class", "screen");
        sheet.links().to(Page.ORDERS, Map.of("lane", "HELD"), sheet.word(DeskWord.ALL_HELD), "");
        sheet.part(
                file.next(),
                next -> next.ifPresent(key -> {
                    sheet.html().text(" \u00b7 ");
                    sheet.links().to(Page.ORDER, Map.of("order", key.order()), sheet.word(DeskWord.NEXT_HELD), "");
                }));
        sheet.html().end();
    }

    private void holds(Shop shop, Order order, OrderFile file) {
        OrderActions actions = new OrderActions(sheet);
        sheet.heading(order.holds().isEmpty() ? DeskWord.DECIDE : DeskWord.WHY_IT_WAITS);
        if (order.holds().isEmpty()) {
            sheet.note(sheet.word(DeskWord.NOTHING_HELD));
        } else {
            Table table = sheet.table(
                    sheet.links().acts()
                            ? List.of(Word.WHY, Word.TO_DO, DeskWord.DECIDE)
                            : List.of(Word.WHY, Word.TO_DO),
                    List.of());
            order.holds().forEach(hold -> hold(table, shop, order, hold, actions, file));
            table.done();
        }
        sheet.part(
                file.wish(),
                wish -> wish.ifPresent(one -> sheet.html()
                        .element(
                                "p",
                                DeskWord.WISHED.in(sheet.language(), sheet.word(Holds.cancel(one.reason()))),
                                "class",
                                "warn strong")));
        new BuyerEvidence(sheet).write(order, file.recipient());
        if (sheet.links().acts()) {
            sheet.html().start("div", "class", "acts screen");
            actions.page(order);
            sheet.html().end();
        }
    }

    private void hold(Table table, Shop shop, Order order, Hold hold, OrderActions actions, OrderFile file) {
        String shown = Evidence.on(sheet, shop.zone()).of(hold);
        table.row("")
                .cell(
                        () -> sheet.html()
                                .element("b", sheet.word(Holds.name(hold.code())))
                                .element("div", shown),
                        "why")
                .cell(sheet.word(Holds.advice(hold.code())), "why");
        if (sheet.links().acts()) {
            table.cell(
                    () -> {
                        actions.release(order, hold);
                        if (CancelRequests.isOne(hold)) {
                            new CancelRequests(sheet, rooms.aftersales()).write(shop, file.cases());
                        }
                    },
                    "acts");
        }
        table.endRow();
    }

    /** Names of holds, for a line of text. */
    public static String names(PageContext sheet, List<Hold> holds) {
        return holds.stream().map(hold -> sheet.word(Holds.name(hold.code()))).collect(Collectors.joining(", "));
    }
}
