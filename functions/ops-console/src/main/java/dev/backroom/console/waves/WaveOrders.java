package dev.backroom.console.waves;

import dev.backroom.console.html.Table;
import dev.backroom.console.orders.Due;
import dev.backroom.console.orders.OrderPage;
import dev.backroom.console.page.ConsoleTables;
import dev.backroom.console.page.PageContext;
import dev.backroom.console.page.Part;
import dev.backroom.console.page.Reading;
import dev.backroom.console.request.Page;
import dev.backroom.console.request.PrintFormat;
import dev.backroom.console.request.Setting;
import dev.backroom.console.text.DeskWord;
import dev.backroom.console.text.Numbers;
import dev.backroom.console.text.States;
import dev.backroom.console.text.WaveWord;
import dev.backroom.console.text.Word;
import dev.backroom.model.Shop;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.wave.Wave;
import dev.backroom.model.wave.WaveLine;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is in one wave: how it stands, which orders are not to be packed any more and why, and the others. */
public final class WaveOrders {
    public static final int SHOWN = 100;

    private final PageContext sheet;
    private final ConsoleTables rooms;
    private final WaveContents contents;

    public WaveOrders(PageContext sheet, ConsoleTables rooms, WaveContents contents) {
        this.sheet = sheet;
        this.rooms = rooms;
        this.contents = contents;
    }

    public void write(Reading reading) {
        Future<Part<Map<OrderKey, Optional<Order>>>> missed = reading.part("a plan", this::missed);
        Wave wave = contents.wave();
        boolean out = wave.state() == Wave.State.RELEASED;
        sheet.html().element("h2", sheet.word(WaveWord.WAVE) + " " + wave.id());
        sheet.html().start("p");
        sheet.html()
                .element(
                        "b",
                        sheet.word(out ? WaveWord.WAVE_OUT : WaveWord.WAVE_GOING_OUT),
                        "class",
                        out ? "state fine" : "state warn");
        sheet.html()
                .text(" " + sheet.minute(wave.at(), contents.shop().zone()) + " \u00b7 " + wave.warehouse() + " \u00b7 "
                        + Numbers.count(wave.orders()) + " / " + WavesPage.most(sheet, wave) + " \u00b7 "
                        + WaveWord.UNITS_IN_ALL.in(sheet.language(), Numbers.count(wave.units())) + " \u00b7 "
                        + WaveWord.CARTONS.in(
                                sheet.language(),
                                Numbers.count(contents.cartons().size())));
        sheet.html().end();
        papers();
        sheet.part(missed, this::leftOut);
        orders();
    }

    private void papers() {
        sheet.html().start("p", "class", "screen");
        sheet.links().to(Page.WAVES, Map.of("shop", ""), sheet.word(WaveWord.ALL_WAVES), "");
        for (PrintFormat paper : PrintFormat.values()) {
            sheet.html().text(" \u00b7 ");
            link(Map.of("paper", paper.code()), sheet.word(paper.title()));
        }
        carrierLabels(sheet, contents.shop(), contents.wave());
        sheet.html().end();
    }

    /** A wave's labels are more than a function's answer holds: the machine that shows this page puts them together. */
    public static void carrierLabels(PageContext sheet, Shop shop, Wave wave) {
        if (sheet.ask().setting() instanceof Setting.OwnPage) {
            Map<String, String> action = new LinkedHashMap<>();
            action.put("name", "labels");
            action.put("shop", shop.id().value());
            action.put("wave", wave.id());
            sheet.html().text(" ");
            sheet.links().button(sheet.word(WaveWord.CARRIER_LABELS), action, "");
        }
    }

    /** Those that the wave was to have and never got. */
    private Map<OrderKey, Optional<Order>> missed() {
        Set<OrderKey> in =
                contents.lines().stream().map(WaveLine::order).collect(Collectors.toCollection(HashSet::new));
        contents.stopped().forEach(id -> in.add(new OrderKey(contents.shop().id(), id)));
        List<OrderKey> missed = rooms.waves().plan(contents.wave()).orders().stream()
                .filter(order -> !in.contains(order))
                .toList();
        Map<OrderKey, Order> found =
                missed.isEmpty() ? Map.of() : rooms.orders().read(missed, false).orders();
        return missed.stream()
                .collect(Collectors.toMap(order -> order, order -> Optional.ofNullable(found.get(order))));
    }

    private void leftOut(Map<OrderKey, Optional<Order>> missed) {
        if (missed.isEmpty() && contents.stopped().isEmpty()) {
            sheet.note(sheet.word(WaveWord.NOTHING_LEFT_IT));
            return;
        }
        sheet.html()
                .element(
                        "h3",
                        sheet.word(WaveWord.LEFT_THE_WAVE) + " ("
                                + (missed.size() + contents.stopped().size()) + ")",
                        "class",
                        "bad");
        Table table = sheet.table(List.of(Word.ORDER, Word.WHY), List.of());
        for (String id : contents.stopped()) {
            OrderKey key = new OrderKey(contents.shop().id(), id);
            leftOut(table, key, contents.orders().get(key));
        }
        missed.keySet().stream()
                .sorted()
                .forEach(key -> leftOut(
                        table, key, missed.getOrDefault(key, Optional.empty()).orElse(null)));
        table.done();
    }

    private void leftOut(Table table, OrderKey key, @Nullable Order order) {
        table.row("")
                .cell(() -> sheet.links().order(key.order()), "")
                .cell(why(order))
                .endRow();
    }

    private String why(@Nullable Order order) {
        if (order == null) {
            return sheet.word(WaveWord.GONE);
        }
        String state = sheet.word(States.of(order.status()));
        if (!order.holds().isEmpty()) {
            return state + ": " + OrderPage.names(sheet, order.holds());
        }
        boolean other =
                order.wave().filter(id -> !id.equals(contents.wave().id())).isPresent();
        return other ? state + ", " + sheet.word(WaveWord.OTHER_WAVE) : state;
    }

    private void orders() {
        List<WaveLine> all = contents.lines();
        int from = Math.min(sheet.ask().from(), all.size());
        sheet.html().element("h3", sheet.word(WaveWord.ORDERS_IN) + " (" + Numbers.count(all.size()) + ")");
        Table table = sheet.table(
                List.of(WaveWord.PLACE, Word.ORDER, WaveWord.CARTON, Word.ITEMS, DeskWord.DUE, Word.STATE),
                List.of(WaveWord.PLACE));
        all.stream().skip(from).limit(SHOWN).forEach(line -> row(table, line));
        table.done();
        if (from + SHOWN < all.size()) {
            sheet.html().start("p", "class", "screen");
            link(Map.of("from", Integer.toString(from + SHOWN)), sheet.word(Word.NEXT_PAGE));
            sheet.html().end();
        }
    }

    private void row(Table table, WaveLine line) {
        Optional<Order> order = Optional.ofNullable(contents.orders().get(line.order()));
        Optional<Due> due = order.map(one -> Due.of(one, contents.shop(), sheet.now()));
        table.row(due.map(Due::mark).orElse(""))
                .number(line.sequence())
                .cell(() -> sheet.links().order(line.order().order()), "")
                .cell(line.carton().equals(line.order().order()) ? "" : line.carton(), "id")
                .cell(
                        line.units().entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(units -> units.getKey().code() + " \u00d7" + units.getValue())
                                .collect(Collectors.joining(", ")),
                        "id any")
                .cell(() -> due.ifPresent(one -> one.write(sheet)), "due")
                .cell(order.map(one -> sheet.word(States.of(one.status()))).orElse(""))
                .endRow();
    }

    private void link(Map<String, String> more, String text) {
        Map<String, String> parameters = new HashMap<>(more);
        parameters.put("shop", contents.shop().id().value());
        parameters.put("wave", contents.wave().id());
        sheet.links().to(Page.WAVES, parameters, text, "");
    }
}
