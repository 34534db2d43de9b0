package dev.backroom.console.stock;

import dev.backroom.console.html.Html;
import dev.backroom.console.html.Table;
import dev.backroom.console.page.ConsoleTables;
import dev.backroom.console.page.PageContext;
import dev.backroom.console.page.Part;
import dev.backroom.console.page.Reading;
import dev.backroom.console.request.Page;
import dev.backroom.console.request.Setting;
import dev.backroom.console.text.Language;
import dev.backroom.console.text.Numbers;
import dev.backroom.console.text.StockWord;
import dev.backroom.console.text.Times;
import dev.backroom.console.text.Word;
import dev.backroom.model.Shop;
import dev.backroom.model.stock.Drift;
import dev.backroom.model.stock.Item;
import dev.backroom.model.stock.Sellable;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.StockLevel;
import dev.backroom.store.stock.AttentionTable.Entry;
import dev.backroom.store.stock.AttentionTable.Found;
import dev.backroom.store.stock.Listed;
import dev.backroom.store.stock.StockPosition;
import dev.backroom.store.stock.StockPositions;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/** Stock: what needs somebody, worst first, and the item list in pages. Both read the shelves of the SKUs they show. */
public final class StockPage {
    public static final int WORST = 60;
    public static final int PAGE = 50;

    /** SKUs of the item list under those that need somebody. */
    public static final int FIRST = 20;

    private static final Duration WATCH_IS_LATE = Duration.ofMinutes(40);

    private final PageContext sheet;
    private final ConsoleTables rooms;

    public StockPage(PageContext sheet, ConsoleTables rooms) {
        this.sheet = sheet;
        this.rooms = rooms;
    }

    private record Rows(List<Sku> skus, StockPositions shelves, Optional<String> next) {}

    private record Attention(CoverageLines coverage, Optional<Instant> watched, Rows rows, boolean more) {}

    public void write(Reading reading) {
        TreeSet<String> owners = sheet.shops().stream().map(Shop::owner).collect(Collectors.toCollection(TreeSet::new));
        boolean overview = sheet.ask().after().isEmpty() && sheet.ask().sku().isEmpty();
        List<Future<Part<Attention>>> worst = owners.stream()
                .filter(owner -> overview)
                .map(owner -> reading.part("stock", () -> attention(owner)))
                .toList();
        List<Future<Part<Rows>>> lists = owners.stream()
                .map(owner -> reading.part("stock", () -> list(owner, overview ? FIRST : PAGE)))
                .toList();
        int i = 0;
        for (String owner : owners) {
            if (overview) {
                sheet.html().element("h2", sheet.word(Word.NEEDS_SOMEBODY) + (owners.size() > 1 ? ": " + owner : ""));
                sheet.part(worst.get(i), this::worst);
            }
            sheet.html().element("h2", sheet.word(Word.ITEM_LIST) + (owners.size() > 1 ? ": " + owner : ""));
            search();
            sheet.part(lists.get(i++), this::list);
        }
        if (owners.isEmpty()) {
            sheet.note(sheet.word(Word.NO_SHOPS));
        }
    }

    private Attention attention(String owner) {
        Found found = rooms.attention().worst(owner, WORST);
        List<Sku> skus =
                found.entries().stream().sorted().limit(WORST).map(Entry::sku).toList();
        return new Attention(
                CoverageLines.read(
                        rooms,
                        sheet.shops().stream()
                                .filter(shop -> shop.owner().equals(owner))
                                .toList()),
                found.watched(),
                new Rows(skus, rooms.shelves().read(owner, skus), Optional.empty()),
                found.entries().size() >= WORST);
    }

    private Rows list(String owner, int limit) {
        String from = sheet.ask().sku().isEmpty()
                ? sheet.ask().after()
                : before(sheet.ask().sku());
        List<Sku> found = rooms.stock().skusAfter(owner, from, limit + 1);
        List<Sku> skus = found.stream().limit(limit).toList();
        return new Rows(
                skus,
                rooms.shelves().read(owner, skus),
                found.size() > limit ? Optional.of(skus.getLast().code()) : Optional.empty());
    }

    /** A place just before the code, so that the list begins with it, or with what follows where it does not exist. */
    private static String before(String sku) {
        return sku.substring(0, sku.length() - 1) + (char) Math.max(1, sku.charAt(sku.length() - 1) - 1) + "\uffff";
    }

    private void search() {
        if (sheet.ask().setting() instanceof Setting.OwnPage) {
            Html html = sheet.html();
            html.start("form", "method", "get");
            html.leaf("input", "type", "hidden", "name", "page", "value", Page.STOCK.code());
            html.leaf(
                    "input",
                    "type",
                    "hidden",
                    "name",
                    "shop",
                    "value",
                    sheet.ask().shop());
            if (sheet.ask().languageAsked()) {
                html.leaf(
                        "input",
                        "type",
                        "hidden",
                        "name",
                        "lang",
                        "value",
                        sheet.language().tag());
            }
            String label = sheet.word(Word.FROM_SKU);
            html.leaf(
                    "input", "type", "text", "name", "sku", "value", sheet.ask().sku(), "aria-label", label);
            html.element("button", label, "type", "submit").end();
        }
    }

    private void worst(Attention attention) {
        Language language = sheet.language();
        attention.coverage().write(sheet);
        attention
                .watched()
                .ifPresentOrElse(
                        at -> {
                            Duration ago = Duration.between(at, sheet.now());
                            boolean late = ago.compareTo(WATCH_IS_LATE) > 0;
                            sheet.html()
                                    .element(
                                            "p",
                                            Word.WATCHED.in(language, Times.span(ago, language)),
                                            "class",
                                            late ? "warn" : "dim");
                        },
                        () -> sheet.note(sheet.word(Word.NEVER_WATCHED)));
        Rows rows = attention.rows();
        List<Row> bad = rows(rows).stream()
                .filter(row -> row.state() != State.FINE)
                .sorted(Comparator.comparing(Row::state)
                        .thenComparing(Row::available)
                        .thenComparing(Row::sku))
                .toList();
        if (bad.isEmpty()) {
            boolean known =
                    attention.watched().isPresent() && attention.coverage().whole();
            sheet.note(sheet.word(known ? Word.NOTHING_SHORT : StockWord.NOTHING_KNOWN_SHORT));
            return;
        }
        table(bad);
        if (attention.more()) {
            sheet.note(Word.WORST_SHOWN.in(language, WORST));
        }
    }

    private void list(Rows rows) {
        if (rows.skus().isEmpty()) {
            sheet.note(sheet.word(Word.NO_STOCK));
            return;
        }
        table(rows(rows));
        rows.next().ifPresent(next -> {
            sheet.html().start("p");
            sheet.links().to(Page.STOCK, Map.of("after", next), sheet.word(Word.NEXT_PAGE), "");
            sheet.html().end();
        });
    }

    /** How urgently a SKU needs somebody, worst first. */
    public enum State {
        SOLD_OUT,
        NOT_PUBLISHED,
        LOW,
        UNKNOWN,
        QUARANTINED,
        FINE
    }

    private record Row(StockPosition shelf, Optional<Sellable> sellable, State state) {
        public int available() {
            return sellable.map(Sellable::total).orElse(0);
        }

        public Sku sku() {
            return shelf.sku();
        }
    }

    private static List<Row> rows(Rows rows) {
        return rows.skus().stream()
                .flatMap(sku -> rows.shelves().find(sku).stream())
                .map(shelf -> row(shelf, rows.shelves().sellable(shelf.sku())))
                .toList();
    }

    private static Row row(StockPosition shelf, Optional<Sellable> sellable) {
        boolean unpublished = shelf.listings().stream()
                .anyMatch(listed -> listed.listing().live()
                        && (listed.failing().isPresent() || listed.drift().phase() == Drift.Phase.TOLD));
        int units = sellable.map(Sellable::total).orElse(0);
        int safety = shelf.item().map(Item::safetyStock).orElse(Item.DEFAULT_SAFETY_STOCK);
        State state = sellable.isEmpty()
                ? State.UNKNOWN
                : units <= 0
                        ? State.SOLD_OUT
                        : unpublished
                                ? State.NOT_PUBLISHED
                                : units < safety ? State.LOW : shelf.quarantined() > 0 ? State.QUARANTINED : State.FINE;
        return new Row(shelf, sellable, state);
    }

    private void table(List<Row> rows) {
        List<Word> numbers = List.of(Word.ON_HAND, Word.RESERVED, Word.AVAILABLE, Word.SAFETY, Word.SHOWN);
        Table table = sheet.table(
                List.of(
                        Word.SKU,
                        Word.ITEM,
                        Word.ON_HAND,
                        Word.RESERVED,
                        Word.AVAILABLE,
                        Word.SAFETY,
                        Word.SHOWN,
                        Word.PUBLISHED,
                        Word.TO_DO),
                numbers);
        rows.forEach(row -> write(table, row));
        table.done();
    }

    private void write(Table table, Row row) {
        StockPosition shelf = row.shelf();
        boolean bundle = shelf.item().map(Item::isBundle).orElse(false);
        int onHand = shelf.levels().stream()
                .filter(level -> level.slot().isForSale())
                .mapToInt(StockLevel::onHand)
                .sum();
        int reserved = shelf.levels().stream().mapToInt(StockLevel::reserved).sum();
        boolean bad = row.state() == State.SOLD_OUT || row.state() == State.NOT_PUBLISHED;
        List<Listed> live = shelf.listings().stream()
                .filter(listed -> listed.listing().live())
                .toList();
        table.row(bad ? "bad" : row.state() == State.LOW ? "warn" : "")
                .cell(shelf.sku().code(), "id")
                .cell(shelf.item().map(Item::title).orElse(""))
                .cell(
                        () -> {
                            sheet.html().text(bundle ? sheet.word(Word.BUNDLE) : Numbers.count(onHand));
                            new StockAdvice(sheet).quarantine(shelf);
                        },
                        "num")
                .cell(bundle ? "" : Numbers.count(reserved), "num")
                .cell(
                        row.sellable()
                                .map(sellable -> Numbers.count(sellable.total()))
                                .orElse("?"),
                        "num strong")
                .number(shelf.item().map(Item::safetyStock).orElse(Item.DEFAULT_SAFETY_STOCK))
                .cell(
                        live.isEmpty()
                                ? "\u2013"
                                : live.stream().map(StockPage::shown).collect(Collectors.joining(", ")),
                        "num")
                .cell(
                        live.isEmpty()
                                ? sheet.word(Word.NOT_LISTED)
                                : live.stream().map(this::published).distinct().collect(Collectors.joining(", ")),
                        "when")
                .cell(new StockAdvice(sheet).of(row.state(), shelf, live))
                .endRow();
    }

    private static String shown(Listed listed) {
        if (listed.drift().phase() != Drift.Phase.NONE) {
            return Numbers.count(listed.drift().shown());
        }
        return listed.published()
                .map(published -> Numbers.count(published.figures().values().stream()
                        .mapToLong(Integer::longValue)
                        .sum()))
                .orElse("\u2013");
    }

    private String published(Listed listed) {
        return listed.published()
                .map(published -> sheet.minute(published.at(), listed.listing().shop())
                        + (listed.unfinished() ? " " + sheet.word(Word.BEHIND) : ""))
                .orElse(sheet.word(Word.NEVER));
    }
}
