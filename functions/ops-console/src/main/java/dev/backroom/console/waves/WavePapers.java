package dev.backroom.console.waves;

import dev.backroom.console.html.Barcode;
import dev.backroom.console.orders.Backlog;
import dev.backroom.console.page.Link;
import dev.backroom.console.page.PageContext;
import dev.backroom.console.page.Reading;
import dev.backroom.console.page.View;
import dev.backroom.console.request.Page;
import dev.backroom.console.request.PrintFormat;
import dev.backroom.console.text.Csv;
import dev.backroom.console.text.Times;
import dev.backroom.model.order.LineState;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.OrderLine;
import dev.backroom.model.order.Recipient;
import dev.backroom.model.ship.Parcel;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.wave.WaveLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The papers of one wave, to be printed from the browser or taken as CSV. */
public final class WavePapers {
    /** Cartons on one page: as many as a browser prints without stumbling. */
    static final int CARTONS = 75;

    private static final Recipient NOBODY = new Recipient("", "", "", "", "", "");

    private final PageContext c;
    private final WaveTables tables;
    private final WaveContents wave;
    private final PrintFormat paper;

    WavePapers(PageContext c, WaveTables tables, WaveContents wave, PrintFormat paper) {
        this.c = c;
        this.tables = tables;
        this.wave = wave;
        this.paper = paper;
    }

    /** @param csv the paper as comma-separated values, where those are asked for on a page */
    public record Shown(
            String title,
            List<Link> links,
            List<Link> stopped,
            String csv,
            String units,
            List<PickList.Pick> picks,
            boolean labels,
            List<Carton> cartons,
            Optional<Link> more) {}

    public record Carton(
            String head,
            String number,
            Recipient to,
            String area,
            String shipBy,
            String together,
            List<Contents> contents,
            List<Barcode> barcodes) {}

    /** What the buyer ordered; the pick list says it in parts. */
    public record Contents(String order, List<Line> lines) {}

    public record Line(int units, String sku, String title) {}

    View view(Reading reading) {
        String title = c.t().of("print", paper) + " · " + wave.wave().id();
        boolean asCsv = c.request().format().equals("csv");
        boolean pick = paper == PrintFormat.PICK && !asCsv;
        PickList list = pick ? wave.pickList(tables) : new PickList(List.of());
        List<List<WaveLine>> all =
                asCsv || pick ? List.of() : List.copyOf(wave.cartons().values());
        int from = Math.min(c.request().from(), all.size());
        List<List<WaveLine>> shown = all.subList(from, Math.min(all.size(), from + CARTONS));
        return new View(
                "paper",
                new Shown(
                        title,
                        links(),
                        wave.stopped().stream().map(c.links()::order).toList(),
                        asCsv ? csv(reading) : "",
                        pick ? c.t().get("waveUnitsInAll", list.units()) : "",
                        list.picks(),
                        paper == PrintFormat.LABELS,
                        cartons(shown, reading),
                        from + CARTONS < all.size()
                                ? Optional.of(link(paper, "", from + CARTONS, c.t().get("nextPage"), ""))
                                : Optional.empty()),
                title);
    }

    private List<Link> links() {
        List<Link> links = new ArrayList<>();
        links.add(WavesPage.link(c, wave.shop(), wave.wave(), "", c.t().get("waveContents"), ""));
        for (PrintFormat other : PrintFormat.values()) {
            links.add(link(other, "", 0, c.t().of("print", other), other == paper ? "here" : ""));
        }
        links.add(link(paper, "csv", 0, "CSV", ""));
        return links;
    }

    /** The paper as a file. */
    String csv(Reading reading) {
        Csv csv = new Csv();
        if (paper == PrintFormat.PICK) {
            csv.row(words("waveBin", "sku", "item", "units", "ordersColumn"));
            wave.pickList(tables)
                    .picks()
                    .forEach(pick -> csv.row(List.of(
                            pick.bin(),
                            pick.sku().code(),
                            pick.title(),
                            Integer.toString(pick.units()),
                            Integer.toString(pick.orders()))));
            return csv.done();
        }
        List<WaveLine> lines = wave.lines();
        Map<OrderKey, Recipient> to = recipients(lines, reading);
        csv.row(words(
                "wavePlace",
                "waveCarton",
                "order",
                "waveShipBy",
                "items",
                "waveName",
                "wavePhone",
                "wavePostalCode",
                "waveAddress"));
        for (WaveLine line : lines) {
            Recipient recipient = to.getOrDefault(line.order(), NOBODY);
            csv.row(List.of(
                    Integer.toString(line.sequence()),
                    line.carton(),
                    line.order().order(),
                    Times.full(line.shipBy(), wave.shop().zone()),
                    items(line),
                    recipient.name(),
                    recipient.phone(),
                    recipient.postalCode(),
                    recipient.address()));
        }
        return csv.done();
    }

    private List<Carton> cartons(List<List<WaveLine>> shown, Reading reading) {
        List<WaveLine> lines = shown.stream().flatMap(List::stream).toList();
        Map<OrderKey, Recipient> to = recipients(lines, reading);
        boolean labels = paper == PrintFormat.LABELS;
        Map<Sku, String> titles = labels || lines.isEmpty() ? Map.of() : titles(lines);
        Map<OrderKey, Set<String>> tracking = tracking(lines, reading);
        return shown.stream()
                .map(carton -> carton(
                        carton,
                        to.getOrDefault(carton.getFirst().order(), NOBODY),
                        labels ? List.of() : contents(carton, titles),
                        tracking))
                .toList();
    }

    private Carton carton(
            List<WaveLine> lines, Recipient to, List<Contents> contents, Map<OrderKey, Set<String>> tracking) {
        WaveLine first = lines.getFirst();
        int units = lines.stream().mapToInt(WaveLine::unitsInAll).sum();
        return new Carton(
                "#" + first.sequence() + " · " + wave.shop().name(),
                first.carton(),
                to,
                (to.postalCode() + " " + to.region()).strip(),
                c.t().get("waveShipBy") + " "
                        + c.minute(first.shipBy(), wave.shop().zone()) + " · " + c.t().get("waveUnitsInAll", units),
                lines.size() > 1
                        ? c.t().get(
                                        "waveOneCarton",
                                        lines.stream()
                                                .map(line -> line.order().order())
                                                .collect(Collectors.joining(", ")))
                        : "",
                contents,
                barcodes(lines, tracking));
    }

    /** What a scanner reads at the packing table: each order, and each tracking number that is known by now. */
    private List<Barcode> barcodes(List<WaveLine> carton, Map<OrderKey, Set<String>> tracking) {
        return Stream.concat(
                        carton.stream()
                                .map(line -> Barcode.of(
                                        c.t().get("order"), line.order().order())),
                        carton.stream()
                                .flatMap(line -> tracking.getOrDefault(line.order(), Set.of()).stream())
                                .distinct()
                                .map(number -> Barcode.of(c.t().get("deskTracking"), number)))
                .toList();
    }

    private Map<OrderKey, Set<String>> tracking(List<WaveLine> lines, Reading reading) {
        Map<OrderKey, Set<String>> known = new HashMap<>();
        List<OrderKey> orders = lines.stream().map(WaveLine::order).toList();
        List<List<Parcel>> parcels = reading.each(orders, tables.handovers()::parcels);
        for (int i = 0; i < orders.size(); i++) {
            Set<String> numbers = known.computeIfAbsent(orders.get(i), order -> new TreeSet<>());
            parcels.get(i).stream()
                    .map(Parcel::tracking)
                    .filter(number -> !number.isBlank())
                    .forEach(numbers::add);
        }
        return known;
    }

    private List<Contents> contents(List<WaveLine> carton, Map<Sku, String> titles) {
        return carton.stream()
                .map(line -> new Contents(
                        line.order().order(),
                        ordered(line).stream()
                                .map(one -> new Line(one.units(), one.sku().code(), titles.getOrDefault(one.sku(), "")))
                                .toList()))
                .toList();
    }

    private List<OrderLine> ordered(WaveLine line) {
        Order order = wave.orders().get(line.order());
        return order == null
                ? List.of()
                : order.lines().stream()
                        .filter(one -> one.state() == LineState.OPEN)
                        .toList();
    }

    private String items(WaveLine line) {
        return ordered(line).stream()
                .map(one -> one.units() + " x " + one.sku().code())
                .collect(Collectors.joining("; "));
    }

    private Map<Sku, String> titles(List<WaveLine> lines) {
        return wave.titles(
                tables,
                lines.stream()
                        .flatMap(line -> ordered(line).stream().map(OrderLine::sku))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private Map<OrderKey, Recipient> recipients(List<WaveLine> lines, Reading reading) {
        Map<OrderKey, Recipient> known = new HashMap<>();
        reading.each(
                        Backlog.parts(lines.stream().map(WaveLine::order).toList()),
                        part -> tables.recipients().find(part))
                .forEach(known::putAll);
        return known;
    }

    private List<String> words(String... words) {
        return Arrays.stream(words).map(c.t()::get).toList();
    }

    private Link link(PrintFormat paper, String format, int from, String text, String style) {
        return c.links()
                .to(
                        Page.WAVES,
                        Map.of(
                                "shop",
                                wave.shop().id().value(),
                                "wave",
                                wave.wave().id(),
                                "paper",
                                paper.code(),
                                "format",
                                format,
                                "from",
                                from == 0 ? "" : Integer.toString(from)),
                        text,
                        style);
    }
}
