package dev.backroom.console.waves;

import dev.backroom.console.orders.Due;
import dev.backroom.console.orders.OrderRow;
import dev.backroom.console.page.Form;
import dev.backroom.console.page.Link;
import dev.backroom.console.page.PageContext;
import dev.backroom.console.page.Part;
import dev.backroom.console.page.Reading;
import dev.backroom.console.page.View;
import dev.backroom.console.page.Waiting;
import dev.backroom.console.request.Page;
import dev.backroom.console.text.Numbers;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.wave.Wave;
import dev.backroom.model.wave.WaveLine;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is in one wave: how it stands, which orders are not to be packed any more and why, and the others. */
public final class WaveOrders {
    static final int SHOWN = 100;

    private final PageContext c;
    private final WaveTables tables;
    private final WaveContents contents;

    WaveOrders(PageContext c, WaveTables tables, WaveContents contents) {
        this.c = c;
        this.tables = tables;
        this.contents = contents;
    }

    public record Shown(String failure, Optional<One> wave) {}

    public record One(
            String id,
            String state,
            boolean out,
            String about,
            Link allWaves,
            List<Link> papers,
            Optional<Form> carrierLabels,
            Part<List<LeftOut>> leftOut,
            String title,
            List<Row> rows,
            Optional<Link> more) {}

    public record LeftOut(Link order, String why) {}

    public record Row(
            String mark, long place, Link order, String carton, String items, Optional<Due.Shown> due, String state) {}

    View view(Reading reading) {
        Part<List<LeftOut>> leftOut = Waiting.of(reading.part("a plan", this::leftOut));
        Wave wave = contents.wave();
        List<WaveLine> all = contents.lines();
        int from = Math.min(c.request().from(), all.size());
        One one = new One(
                wave.id(),
                WavesPage.state(c, wave),
                WavesPage.isOut(wave),
                c.minute(wave.at(), contents.shop().zone()) + " \u00b7 " + wave.warehouse() + " \u00b7 "
                        + Numbers.count(wave.orders()) + " / " + WavesPage.most(c, wave) + " \u00b7 "
                        + c.t().get("waveUnitsInAll", Numbers.count(wave.units())) + " \u00b7 "
                        + c.t().get(
                                        "waveCartons",
                                        Numbers.count(contents.cartons().size())),
                c.links().to(Page.WAVES, Map.of("shop", ""), c.t().get("waveAllWaves"), ""),
                WavesPage.papers(c, contents.shop(), wave),
                carrierLabels(),
                leftOut,
                c.t().get("waveOrdersIn") + " (" + Numbers.count(all.size()) + ")",
                all.stream().skip(from).limit(SHOWN).map(this::row).toList(),
                from + SHOWN < all.size()
                        ? Optional.of(c.links()
                                .to(
                                        Page.WAVES,
                                        Map.of(
                                                "shop",
                                                contents.shop().id().value(),
                                                "wave",
                                                wave.id(),
                                                "from",
                                                Integer.toString(from + SHOWN)),
                                        c.t().get("nextPage"),
                                        ""))
                        : Optional.empty());
        return new View("wave", new Shown("", Optional.of(one)), c.t().get("waveWave") + " " + wave.id());
    }

    /** A wave's labels are more than a function's answer holds: the machine that shows this page puts them together. */
    private Optional<Form> carrierLabels() {
        if (!c.own()) {
            return Optional.empty();
        }
        Map<String, String> action = new LinkedHashMap<>();
        action.put("name", "labels");
        action.put("shop", contents.shop().id().value());
        action.put("wave", contents.wave().id());
        return c.links().button(c.t().get("waveCarrierLabels"), action, "primary", "");
    }

    /** Those that are not to be packed any more, then those that the wave was to have and never got. */
    private List<LeftOut> leftOut() {
        Set<OrderKey> in =
                contents.lines().stream().map(WaveLine::order).collect(Collectors.toCollection(HashSet::new));
        List<LeftOut> all = new ArrayList<>();
        for (String id : contents.stopped()) {
            OrderKey key = new OrderKey(contents.shop().id(), id);
            in.add(key);
            all.add(leftOut(key, contents.orders().get(key)));
        }
        List<OrderKey> missed = tables.waves().plan(contents.wave()).orders().stream()
                .filter(order -> !in.contains(order))
                .sorted()
                .toList();
        Map<OrderKey, Order> found = missed.isEmpty()
                ? Map.of()
                : tables.orders().read(missed, false).orders();
        missed.forEach(key -> all.add(leftOut(key, found.get(key))));
        return all;
    }

    private LeftOut leftOut(OrderKey key, @Nullable Order order) {
        return new LeftOut(c.links().order(key.order()), why(order));
    }

    private String why(@Nullable Order order) {
        if (order == null) {
            return c.t().get("waveGone");
        }
        String state = c.t().of("status", order.status());
        if (!order.holds().isEmpty()) {
            return state + ": " + OrderRow.names(c, order);
        }
        boolean other =
                order.wave().filter(id -> !id.equals(contents.wave().id())).isPresent();
        return other ? state + ", " + c.t().get("waveOtherWave") : state;
    }

    private Row row(WaveLine line) {
        Optional<Order> order = Optional.ofNullable(contents.orders().get(line.order()));
        Optional<Due> due = order.map(one -> Due.of(one, contents.shop(), c.now()));
        return new Row(
                due.map(Due::mark).orElse(""),
                line.sequence(),
                c.links().order(line.order().order()),
                line.carton().equals(line.order().order()) ? "" : line.carton(),
                line.units().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(units -> units.getKey().code() + " \u00d7" + units.getValue())
                        .collect(Collectors.joining(", ")),
                due.map(one -> one.shown(c)),
                order.map(one -> c.t().of("status", one.status())).orElse(""));
    }
}
