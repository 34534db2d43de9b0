package dev.backroom.console.waves;

import dev.backroom.console.html.Barcode;
import dev.backroom.console.html.Table;
import dev.backroom.console.orders.Backlog;
import dev.backroom.console.page.ConsoleTables;
import dev.backroom.console.page.PageContext;
import dev.backroom.console.page.Reading;
import dev.backroom.console.request.Page;
import dev.backroom.console.request.PrintFormat;
import dev.backroom.console.text.Csv;
import dev.backroom.console.text.DeskWord;
import dev.backroom.console.text.Numbers;
import dev.backroom.console.text.Phrase;
import dev.backroom.console.text.Times;
import dev.backroom.console.text.WaveWord;
import dev.backroom.console.text.Word;
import dev.backroom.model.order.LineState;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.OrderLine;
import dev.backroom.model.order.Recipient;
import dev.backroom.model.ship.Parcel;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.wave.WaveLine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The papers of one wave, to be printed from the browser or taken as CSV. */
public final class WavePapers {
    /** Cartons on one page: as many as a browser prints without stumbling. */
    public static final int CARTONS = 100;

    private final PageContext sheet;
    private final ConsoleTables rooms;
    private final WaveContents wave;
    private final PrintFormat paper;

    public WavePapers(PageContext sheet, ConsoleTables rooms, WaveContents wave, PrintFormat paper) {
        this.sheet = sheet;
        this.rooms = rooms;
        this.wave = wave;
        this.paper = paper;
    }

    public void write(Reading reading) {
        sheet.html()
                .element("h2", sheet.word(paper.title()) + " · " + wave.wave().id());
        links();
        if (!wave.stopped().isEmpty()) {
            sheet.html().start("p", "class", "bad").text(sheet.word(WaveWord.NOT_TO_BE_PACKED));
            wave.stopped().forEach(order -> {
                sheet.html().text(" ");
                sheet.links().order(order);
            });
            sheet.html().end();
        }
        if (sheet.ask().format().equals("csv")) {
            sheet.html().element("pre", csv(reading), "class", "csv");
            return;
        }
        switch (paper) {
            case PICK -> pickList();
            case SLIPS -> cartons(reading, false);
            case LABELS -> cartons(reading, true);
        }
    }

    private void links() {
        sheet.html().start("p", "class", "screen");
        sheet.links()
                .to(
                        Page.WAVES,
                        Map.of(
                                "shop",
                                wave.shop().id().value(),
                                "wave",
                                wave.wave().id()),
                        sheet.word(WaveWord.CONTENTS),
                        "");
        for (PrintFormat other : PrintFormat.values()) {
            sheet.html().text(" ");
            link(other, "", 0, sheet.word(other.title()), other == paper ? "here" : "");
        }
        sheet.html().text(" ");
        link(paper, "csv", 0, "CSV", "");
        sheet.html().end();
        sheet.html().element("p", sheet.word(WaveWord.PRINT_HINT), "class", "dim screen");
    }

    /** The paper as a file. */
    public String csv(Reading reading) {
        Csv csv = new Csv();
        if (paper == PrintFormat.PICK) {
            csv.row(words(WaveWord.BIN, Word.SKU, Word.ITEM, Word.UNITS, Word.ORDERS_PAGE));
            wave.pickList(rooms)
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
                WaveWord.PLACE,
                WaveWord.CARTON,
                Word.ORDER,
                WaveWord.SHIP_BY,
                Word.ITEMS,
                WaveWord.NAME,
                WaveWord.PHONE,
                WaveWord.POSTAL_CODE,
                WaveWord.ADDRESS));
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

    private static final Recipient NOBODY = new Recipient("", "", "", "", "", "");

    private void pickList() {
        PickList list = wave.pickList(rooms);
        sheet.note(WaveWord.UNITS_IN_ALL.in(sheet.language(), list.units()));
        Table table = sheet.table(
                List.of(WaveWord.BIN, Word.SKU, Word.ITEM, Word.UNITS, Word.ORDERS_PAGE),
                List.of(Word.UNITS, Word.ORDERS_PAGE));
        list.picks()
                .forEach(pick -> table.row("")
                        .cell(pick.bin(), "id")
                        .cell(pick.sku().code(), "id")
                        .cell(pick.title(), "long")
                        .cell(Numbers.count(pick.units()), "num big")
                        .number(pick.orders())
                        .endRow());
        table.done();
    }

    private void cartons(Reading reading, boolean labels) {
        List<List<WaveLine>> all = List.copyOf(wave.cartons().values());
        int from = Math.min(sheet.ask().from(), all.size());
        List<List<WaveLine>> shown = all.subList(from, Math.min(all.size(), from + CARTONS));
        List<WaveLine> lines = shown.stream().flatMap(List::stream).toList();
        Map<OrderKey, Recipient> to = recipients(lines, reading);
        Map<Sku, String> titles = labels ? Map.of() : titles(lines);
        Map<OrderKey, Set<String>> tracking = tracking(lines, reading);
        for (List<WaveLine> carton : shown) {
            sheet.html().start("div", "class", labels ? "slip label" : "slip");
            head(carton, to.getOrDefault(carton.getFirst().order(), NOBODY), labels);
            if (!labels) {
                carton.forEach(line -> contents(line, titles));
            }
            barcodes(carton, tracking);
            sheet.html().end();
        }
        if (from + CARTONS < all.size()) {
            sheet.html().start("p", "class", "screen");
            link(paper, "", from + CARTONS, sheet.word(Word.NEXT_PAGE), "");
            sheet.html().end();
        }
    }

    private void head(List<WaveLine> carton, Recipient to, boolean labels) {
        WaveLine first = carton.getFirst();
        int units = carton.stream().mapToInt(WaveLine::unitsInAll).sum();
        sheet.html()
                .element("h3", "#" + first.sequence() + " · " + wave.shop().name())
                .element("p", first.carton(), "class", labels ? "id strong" : "id")
                .element("p", to.name(), "class", "strong")
                .element("p", to.phone())
                .element("p", to.address(), "class", "long")
                .element("p", (to.postalCode() + " " + to.region()).strip(), "class", "strong")
                .element(
                        "p",
                        sheet.word(WaveWord.SHIP_BY) + " "
                                + sheet.minute(first.shipBy(), wave.shop().zone()) + " · "
                                + WaveWord.UNITS_IN_ALL.in(sheet.language(), units),
                        "class",
                        "dim");
        if (carton.size() > 1) {
            sheet.html()
                    .element(
                            "p",
                            WaveWord.ONE_CARTON.in(
                                    sheet.language(),
                                    carton.stream()
                                            .map(line -> line.order().order())
                                            .collect(Collectors.joining(", "))),
                            "class",
                            "strong");
        }
    }

    /** What a scanner reads at the packing table: each order, and each tracking number that is known by now. */
    private void barcodes(List<WaveLine> carton, Map<OrderKey, Set<String>> tracking) {
        Barcode barcode = new Barcode(sheet.html());
        carton.forEach(
                line -> barcode.write(sheet.word(Word.ORDER), line.order().order()));
        carton.stream()
                .flatMap(line -> tracking.getOrDefault(line.order(), Set.of()).stream())
                .distinct()
                .forEach(number -> barcode.write(sheet.word(DeskWord.TRACKING), number));
    }

    private Map<OrderKey, Set<String>> tracking(List<WaveLine> lines, Reading reading) {
        Map<OrderKey, Set<String>> known = new HashMap<>();
        List<OrderKey> orders = lines.stream().map(WaveLine::order).toList();
        List<List<Parcel>> parcels = reading.each(orders, rooms.handovers()::parcels);
        for (int i = 0; i < orders.size(); i++) {
            Set<String> numbers = known.computeIfAbsent(orders.get(i), order -> new TreeSet<>());
            parcels.get(i).stream()
                    .map(Parcel::tracking)
                    .filter(number -> !number.isBlank())
                    .forEach(numbers::add);
        }
        return known;
    }

    /** What the buyer ordered; the pick list says it in parts. */
    private void contents(WaveLine line, Map<Sku, String> titles) {
        sheet.html().element("p", sheet.word(Word.ORDER) + " " + line.order().order(), "class", "id");
        Table table = sheet.table(List.of(Word.UNITS, Word.SKU, Word.ITEM), List.of(Word.UNITS));
        for (OrderLine one : ordered(line)) {
            table.row("")
                    .cell(Numbers.count(one.units()), "num big")
                    .cell(one.sku().code(), "id")
                    .cell(titles.getOrDefault(one.sku(), ""), "long")
                    .endRow();
        }
        table.done();
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
                rooms,
                lines.stream()
                        .flatMap(line -> ordered(line).stream().map(OrderLine::sku))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private Map<OrderKey, Recipient> recipients(List<WaveLine> lines, Reading reading) {
        Map<OrderKey, Recipient> known = new HashMap<>();
        reading.each(
                        Backlog.parts(lines.stream().map(WaveLine::order).toList()),
                        part -> rooms.recipients().find(part))
                .forEach(known::putAll);
        return known;
    }

    private List<String> words(Phrase... words) {
        return List.of(words).stream().map(sheet::word).toList();
    }

    private void link(PrintFormat paper, String format, int from, String text, String style) {
        sheet.links()
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
