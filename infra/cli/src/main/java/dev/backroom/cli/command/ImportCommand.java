package dev.backroom.cli.command;

import dev.backroom.cli.imports.ColumnMapping;
import dev.backroom.cli.imports.Import;
import dev.backroom.cli.imports.ImportFreightForwarders;
import dev.backroom.cli.imports.TakeAdSpend;
import dev.backroom.cli.imports.TakeBins;
import dev.backroom.cli.imports.TakeCapacity;
import dev.backroom.cli.imports.TakeItems;
import dev.backroom.cli.imports.TakeMovements;
import dev.backroom.cli.imports.TakeReviews;
import dev.backroom.cli.imports.TakeTracking;
import dev.backroom.cli.imports.Taker;
import dev.backroom.cli.stack.Clients;
import dev.backroom.cli.stack.DeskFunctions;
import dev.backroom.cli.stack.Endpoints;
import dev.backroom.cli.stack.LocalFunctions;
import dev.backroom.cli.stack.Platform;
import dev.backroom.cli.stack.StockTableCatalogue;
import dev.backroom.cli.terminal.Exit;
import dev.backroom.cli.terminal.Home;
import dev.backroom.cli.terminal.HomeOption;
import dev.backroom.cli.terminal.Screen;
import dev.backroom.cli.terminal.WrongUse;
import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.model.Texts;
import dev.backroom.model.desk.DeskSettings;
import dev.backroom.store.stock.BinTable;
import dev.backroom.store.stock.StockTable;
import dev.backroom.store.wave.DeskSettingsTable;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code import KIND FILE}: the seller's own sheets into the tables. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Reads a CSV file into the tables of a running 'up'.",
        footer = {
            "",
            "items        sku, title, parts, safety_stock; parts of a bundle as  LIP-01:2+BAG-01:1",
            "stock-count  sku, warehouse, counted; what lies there, promised units included",
            "receipts     sku, warehouse, units, reference; what a delivery brought",
            "adjustments  sku, warehouse, change, reference; +2 or -2",
            "damages      sku, warehouse, units, reference; what cannot be sold any more",
            "             all movements may have the columns  reference, who, why",
            "bins         sku, warehouse, bin; where it lies, for the pick list",
            "capacity     warehouse, monday ... sunday (orders a day, 0 is a day off), pickup, packing_minutes,",
            "             calendar (a market such as CN), open, closed (dates), overtime (percent)",
            "ad-spend     shop, day, campaign, amount, currency; as  2026-11-20, 12.50, USD",
            "forwarders   address, postal_code, phone, note; known forwarders: house number and street, or a telephone",
            "reviews      review_id, product_id, sku, order_id, rating, title, content, media, created_at, replied_at",
            "tracking     shop, order, carrier, tracking, sku, units; what a warehouse has sent, sku and units for parts",
            "",
            "Other column titles: --mapping FILE with lines such as  sku = Seller SKU",
            "The same sheet twice does no harm: what was taken is known by its reference, its id or its day.",
            "A count without a reference is known by its day and its lines.",
            "A count below what orders were promised is taken, and the newest of them become SHORT: --dry-run names",
            "them first.",
            "Lines that cannot be taken go to FILE.rejected.csv with the reason; exit code 1 if there are any."
        })
public final class ImportCommand implements Callable<Integer> {
    private static final int LONGEST_NAME = 120;
    private static final Set<Import.Kind> MOVEMENTS =
            Set.of(Import.Kind.STOCK_COUNT, Import.Kind.RECEIPTS, Import.Kind.ADJUSTMENTS, Import.Kind.DAMAGES);

    private final Screen screen;

    @Mixin
    private final HomeOption at;

    @Parameters(index = "0", paramLabel = "KIND", description = "What the file holds, see below.")
    private String kind = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "The CSV file: comma, semicolon or tab.")
    private Path file = Path.of("");

    @Option(names = "--mapping", paramLabel = "FILE", description = "Which column holds which field.")
    private @Nullable Path mapping;

    @Option(names = "--owner", paramLabel = "NAME", description = "Whose stock it is (default: main).")
    private String owner = Shop.DEFAULT_OWNER;

    @Option(
            names = "--shop",
            paramLabel = "ID",
            description = "Whose reviews, ads or parcels (default: the only shop).")
    private String shop = "";

    @Option(
            names = "--reference",
            paramLabel = "TEXT",
            description = "The paper behind movements whose line names none, such as a delivery note.")
    private String reference = "";

    @Option(names = "--who", paramLabel = "NAME", description = "Who answers for movements (default: you).")
    private String who = System.getProperty("user.name", "import");

    @Option(names = "--why", paramLabel = "TEXT", description = "Why stock moved (default: the kind and the file).")
    private String why = "";

    @Option(names = "--dry-run", description = "Say what movements would do to stock and orders; write nothing.")
    private boolean dryRun;

    @Option(names = "--charset", paramLabel = "NAME", description = "The file's encoding (default: UTF-8).")
    private String charset = "UTF-8";

    public ImportCommand(Screen screen, Home home) {
        this.screen = screen;
        this.at = new HomeOption(home);
    }

    @Override
    public Integer call() throws IOException {
        Import.Kind sheet = kind();
        if (dryRun && !MOVEMENTS.contains(sheet)) {
            throw new WrongUse("--dry-run goes with stock-count, receipts, adjustments and damages");
        }
        ColumnMapping columns = mapping == null ? ColumnMapping.NONE : ColumnMapping.read(mapping, sheet.fields());
        Charset encoding = encoding();
        Endpoints endpoints = Endpoints.of(at.home());
        try (Clients clients = Clients.of(endpoints)) {
            Clock shopTime = Platform.of(at.home()).shopTime();
            LocalFunctions rooms = new LocalFunctions(endpoints, clients, shopTime);
            LocalDate today = LocalDate.ofInstant(shopTime.instant(), ZoneId.systemDefault());
            Taker taker = switch (sheet) {
                case ITEMS ->
                    new TakeItems(new StockTableCatalogue(
                            new StockTable(clients.dynamodb(), endpoints.table("Stock")), owner()));
                case STOCK_COUNT -> movements(rooms, today, TakeMovements.Kind.COUNT);
                case RECEIPTS -> movements(rooms, today, TakeMovements.Kind.RECEIPT);
                case ADJUSTMENTS -> movements(rooms, today, TakeMovements.Kind.ADJUSTMENT);
                case DAMAGES -> movements(rooms, today, TakeMovements.Kind.DAMAGE);
                case BINS -> {
                    BinTable bins = new BinTable(clients.dynamodb(), endpoints.table("Desk"));
                    String whose = owner();
                    yield new TakeBins((warehouse, sku, bin) -> bins.put(whose, warehouse, sku, bin));
                }
                case CAPACITY -> {
                    DeskSettingsTable desk = new DeskSettingsTable(clients.dynamodb(), endpoints.table("Desk"));
                    ShopId of = rooms.shop(shop);
                    yield new TakeCapacity(change -> {
                        DeskSettings settings = desk.of(of);
                        desk.put(of, settings.with(change.apply(settings.waves())));
                    });
                }
                case AD_SPEND ->
                    new TakeAdSpend(rooms.shopIfAny(shop), rooms.figures().importAdSpend());
                case FORWARDERS ->
                    new ImportFreightForwarders(
                            rooms.whole(shop),
                            DeskFunctions.of(endpoints, clients, Platform.of(at.home()), shopTime)
                                    .triage()
                                    .addFreightForwarders());
                case REVIEWS ->
                    new TakeReviews(rooms.shop(shop), rooms.reviews().importReviews());
                case TRACKING -> new TakeTracking(rooms.shopIfAny(shop), rooms.handovers());
            };
            return report(
                    dryRun
                            ? Import.preview(sheet, file, encoding, columns, taker)
                            : Import.run(sheet, file, encoding, columns, taker));
        }
    }

    private Taker movements(LocalFunctions rooms, LocalDate today, TakeMovements.Kind movement) {
        String name = String.valueOf(file.getFileName());
        String from = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
        TakeMovements.Said said = new TakeMovements.Said(
                reference.strip(), who.strip(), why.isBlank() ? kind + " " + from : why.strip(), today);
        return new TakeMovements(
                movement, said, dryRun ? rooms.preview(owner(), movement) : rooms.books(owner(), movement));
    }

    private int report(Import.Outcome outcome) {
        outcome.notes().forEach(screen::say);
        screen.say(String.format(
                Locale.ROOT,
                dryRun ? "nothing is written; %,d would be taken, %s%,d rejected%s" : "%,d taken, %s%,d rejected%s",
                outcome.taken(),
                outcome.same() == 0 ? "" : String.format(Locale.ROOT, "%,d known before, ", outcome.same()),
                outcome.rejected(),
                outcome.rejected() == 0 || dryRun ? "" : ", with reasons in " + outcome.rejects()));
        return outcome.whole() ? Exit.DONE : Exit.FAILED;
    }

    private Import.Kind kind() {
        Optional<Import.Kind> named = Arrays.stream(Import.Kind.values())
                .filter(candidate -> candidate.word().equals(kind))
                .findFirst();
        return named.orElseThrow(() -> new WrongUse("cannot import '" + kind + "'; what can be imported: "
                + Arrays.stream(Import.Kind.values()).map(Import.Kind::word).collect(Collectors.joining(", "))));
    }

    private String owner() {
        try {
            return Texts.requireToken("owner", owner);
        } catch (IllegalArgumentException e) {
            throw new WrongUse(String.valueOf(e.getMessage()));
        }
    }

    private Charset encoding() {
        try {
            return Charset.forName(charset);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new WrongUse("this Java knows no encoding '" + charset + "'; try UTF-8 or GB18030");
        }
    }
}
