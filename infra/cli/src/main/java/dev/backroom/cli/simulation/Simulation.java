package dev.backroom.cli.simulation;

import dev.backroom.cli.imports.ColumnMapping;
import dev.backroom.cli.imports.Import;
import dev.backroom.cli.imports.TakeAdSpend;
import dev.backroom.cli.imports.TakeItems;
import dev.backroom.cli.imports.TakeMovements;
import dev.backroom.cli.imports.Taker;
import dev.backroom.cli.stack.Clients;
import dev.backroom.cli.stack.Endpoints;
import dev.backroom.cli.stack.LocalFunctions;
import dev.backroom.cli.stack.Platform;
import dev.backroom.cli.stack.ShopConnection;
import dev.backroom.cli.stack.StockTableCatalogue;
import dev.backroom.cli.terminal.Installation;
import dev.backroom.localcloud.clock.ScaledClock;
import dev.backroom.model.Shop;
import dev.backroom.simulator.ShopGroup;
import dev.backroom.simulator.SimulatedPlatform;
import dev.backroom.simulator.http.ApiFaults;
import dev.backroom.simulator.http.PlatformOptions;
import dev.backroom.simulator.http.Troubles;
import dev.backroom.simulator.plan.EveningPlan;
import dev.backroom.simulator.script.EveningScript;
import dev.backroom.simulator.script.ShelfMove;
import dev.backroom.simulator.webhook.SenderOptions;
import dev.backroom.simulator.webhook.WebhookSender;
import dev.backroom.store.stock.StockTable;
import dev.backroom.tiktok.AppCredentials;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;

/** A platform that does not exist, with one shop or several and their evening, beside the system under test. */
public final class Simulation implements AutoCloseable {
    private final ShopGroup shops;
    private final AppCredentials app;
    private final ScaledClock clock;
    private final SimulatedPlatform platform;

    private Simulation(ShopGroup shops, AppCredentials app, ScaledClock clock, SimulatedPlatform platform) {
        this.shops = shops;
        this.app = app;
        this.clock = clock;
        this.platform = platform;
    }

    /** @throws IOException if no port is to be had */
    public static Simulation start(
            EveningPlan plan, AppCredentials app, ScaledClock clock, ApiFaults faults, Troubles troubles)
            throws IOException {
        return start(ShopGroup.of(List.of(plan)), app, clock, faults, troubles);
    }

    /** @throws IOException if no port is to be had */
    public static Simulation start(
            ShopGroup shops, AppCredentials app, ScaledClock clock, ApiFaults faults, Troubles troubles)
            throws IOException {
        SimulatedPlatform platform = SimulatedPlatform.start(
                new PlatformOptions(shops.scripts(), app, clock, Clock.systemUTC(), faults, troubles, 0));
        return new Simulation(shops, app, clock, platform);
    }

    /** An app that nobody else has. */
    public static AppCredentials randomApp() {
        SecureRandom random = new SecureRandom();
        byte[] key = new byte[7];
        byte[] secret = new byte[20];
        random.nextBytes(key);
        random.nextBytes(secret);
        return new AppCredentials(HexFormat.of().formatHex(key), HexFormat.of().formatHex(secret));
    }

    /** Of the first shop, where there are several. */
    public EveningScript evening() {
        return shops.scripts().getFirst();
    }

    public ShopGroup shops() {
        return shops;
    }

    public AppCredentials app() {
        return app;
    }

    public ScaledClock clock() {
        return clock;
    }

    public SimulatedPlatform platform() {
        return platform;
    }

    /** The platform as the system under test is told of it. */
    public Platform hosts() {
        return Platform.simulated(platform.api(), platform.auth(), clock.toString());
    }

    /**
     * What a seller does on the first day: authorise, then bring in the items and what was counted.
     *
     * @param folder where the sheets are put, to be looked at
     */
    public List<Shop> openShop(Installation installation, Endpoints endpoints, Path folder) throws IOException {
        // However late this machine gets ready, the shops were connected before their first order.
        Clock before = Clock.fixed(shops.opened(), ZoneOffset.UTC);
        ShopConnection connection = new ShopConnection(installation, endpoints, hosts(), before);
        List<Shop> connected = shops.scripts().stream()
                .map(evening -> evening.plan().shop().seller())
                .flatMap(seller -> connection.connect(platform.authCode(seller)).stream())
                .toList();
        Path items = Files.writeString(folder.resolve("items.csv"), shops.itemsCsv());
        Path count = Files.writeString(folder.resolve("stock-count.csv"), shops.stockCountCsv());
        try (Clients clients = Clients.of(endpoints)) {
            StockTable table = new StockTable(clients.dynamodb(), endpoints.table("Stock"));
            takeWhole(Import.Kind.ITEMS, items, new TakeItems(new StockTableCatalogue(table, Shop.DEFAULT_OWNER)));
            takeWhole(
                    Import.Kind.STOCK_COUNT,
                    count,
                    new TakeMovements(
                            TakeMovements.Kind.COUNT,
                            new TakeMovements.Said("", "simulator", "simulated evening", today(before)),
                            new LocalFunctions(endpoints, clients, before)
                                    .books(Shop.DEFAULT_OWNER, TakeMovements.Kind.COUNT)));
        }
        return connected;
    }

    /** Somebody in the warehouse moved units, and says so by a sheet. */
    void book(ShelfMove move, Endpoints endpoints, Path folder) throws IOException {
        boolean receipt = move.kind() == ShelfMove.Kind.RECEIPT;
        Path sheet = Files.writeString(folder.resolve(move.reference() + ".csv"), move.csv());
        TakeMovements.Kind kind = receipt ? TakeMovements.Kind.RECEIPT : TakeMovements.Kind.ADJUSTMENT;
        try (Clients clients = Clients.of(endpoints)) {
            takeWhole(
                    receipt ? Import.Kind.RECEIPTS : Import.Kind.ADJUSTMENTS,
                    sheet,
                    new TakeMovements(
                            kind,
                            new TakeMovements.Said("", "warehouse", move.why(), today(clock)),
                            new LocalFunctions(endpoints, clients, clock).books(Shop.DEFAULT_OWNER, kind)));
        }
    }

    /** A shop's report of its ad account has come. */
    void bookAdSpend(EveningScript evening, Endpoints endpoints, Path folder) throws IOException {
        Path sheet = Files.writeString(
                folder.resolve("ad-spend-" + evening.plan().shop().id() + ".csv"),
                ShopGroup.adSpendCsv(List.of(evening)));
        try (Clients clients = Clients.of(endpoints)) {
            takeWhole(
                    Import.Kind.AD_SPEND,
                    sheet,
                    new TakeAdSpend(
                            "",
                            new LocalFunctions(endpoints, clients, clock)
                                    .figures()
                                    .importAdSpend()));
        }
    }

    private static LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static void takeWhole(Import.Kind kind, Path file, Taker taker) throws IOException {
        Import.Outcome outcome = Import.run(kind, file, StandardCharsets.UTF_8, ColumnMapping.NONE, taker);
        if (!outcome.whole()) {
            throw new IllegalStateException(
                    outcome.rejected() + " lines of " + file + " were rejected, see " + outcome.rejects());
        }
    }

    /**
     * The evening's webhooks of the first shop, not yet started.
     *
     * @param acknowledgement how long an answer may take before the post is sent again
     */
    public WebhookSender sender(Endpoints endpoints, Duration acknowledgement) {
        return senders(endpoints, acknowledgement).getFirst();
    }

    /** The same of every shop. */
    public List<WebhookSender> senders(Endpoints endpoints, Duration acknowledgement) {
        SenderOptions options =
                SenderOptions.usual(endpoints.webhook(), app, clock).answeredWithin(acknowledgement);
        return shops.scripts().stream()
                .map(evening -> new WebhookSender(platform.ledger(evening.plan().shop()), options))
                .toList();
    }

    @Override
    public void close() {
        platform.close();
    }
}
