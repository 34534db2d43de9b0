package dev.backroom.cli;

import dev.backroom.bench.CostMeter;
import dev.backroom.cli.imports.*;
import dev.backroom.localcloud.*;
import dev.backroom.model.*;
import dev.backroom.model.kpi.*;
import dev.backroom.notices.*;
import dev.backroom.simulator.*;
import dev.backroom.simulator.CalledNotice.Kind;
import dev.backroom.store.*;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.time.*;
import java.util.*;
import java.util.stream.*;
import org.junit.jupiter.api.*;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings({"NullAway", "all"})
class NightRehearsal {
    @TempDir
    Path folder;

    static final Clock REAL = Clock.systemUTC();

    static void say(String s) {
        System.out.println(s);
        try {
            Files.writeString(
                    Path.of("/tmp/b/simb-scratch/rehearsal.txt"),
                    s + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (Exception e) {
            throw new RuntimeException(e);
        }
    }

    @Test
    void night() throws Exception {
        int orders = Integer.getInteger("r.orders", 400);
        int rate = Integer.getInteger("r.rate", 300);
        Files.deleteIfExists(Path.of("/tmp/b/simb-scratch/rehearsal.txt"));
        ShopGroup group = ShopGroup.of(
                List.of(EveningPlan.untilMorning().withOrders(orders).withSeed(Long.getLong("r.seed", 7L))));
        EveningScript script = group.scripts().getFirst();
        EveningPlan plan = script.plan();
        Duration lead = Duration.ofSeconds(Integer.getInteger("r.lead", 25));
        ScaledClock clock = new ScaledClock(REAL, plan.start(), REAL.instant().plus(lead), rate);
        for (Pace pace : group.paces(rate, Duration.ofSeconds(Integer.getInteger("r.night", 40))))
            clock = clock.then(pace.from(), pace.rate());
        run(orders, group, script, plan, clock);
    }

    void run(int orders, ShopGroup group, EveningScript script, EveningPlan plan, ScaledClock clock) throws Exception {
        var app = Simulation.randomApp();
        ApiFaults faults = Boolean.getBoolean("r.faults") ? ApiFaults.harsh(plan) : ApiFaults.NONE;
        Installation installation = Installation.find();
        Home home = new Home(folder);
        CostMeter meter = new CostMeter();
        try (SimulatedPlatform platform = SimulatedPlatform.start(
                new PlatformOptions(List.of(script), app, clock, Clock.systemUTC(), faults, Troubles.usual(plan), 0))) {
            Platform hosts = Platform.simulated(platform.api(), platform.auth(), clock.toString());
            try (LocalCloud cloud = LocalCloud.start(LocalCloudOptions.of(installation.template())
                    .home(folder)
                    .fresh(true)
                    .variables(hosts.variables())
                    .app(app.key(), app.secret())
                    .clock(clock)
                    .visibilityCap(Duration.ofSeconds(8))
                    .usage(meter)
                    .build())) {
                Endpoints endpoints = Endpoints.of(home);
                Clock before = Clock.fixed(plan.opened(), ZoneOffset.UTC);
                Shop shop = new ShopConnection(installation, endpoints, hosts, before)
                        .connect(platform.authCode(plan.shop().seller()))
                        .getFirst();
                try (Clients clients = Clients.of(endpoints)) {
                    StockTable table = new StockTable(clients.dynamodb(), endpoints.table("Stock"));
                    take(Import.Kind.ITEMS, group.itemsCsv(), new TakeItems(new StockTableShelves(table, "main")));
                    take(
                            Import.Kind.STOCK_COUNT,
                            group.stockCountCsv(),
                            movements(TakeMovements.Kind.COUNT, endpoints, clients, before));
                    say("opened, shop time " + clock.instant() + " start " + plan.start());
                    Deque<ShelfMove> moves = new ArrayDeque<>(group.shelfMoves());
                    boolean ads = false;
                    Instant adsAt = script.adSpend().getFirst().reportedAt();
                    try (WebhookSender sender =
                            new WebhookSender(script, SenderOptions.usual(endpoints.webhook(), app, clock))) {
                        sender.start();
                        while (clock.instant().isBefore(plan.over().plusSeconds(1200))) {
                            while (!moves.isEmpty()
                                    && !clock.instant().isBefore(moves.peek().at())) {
                                ShelfMove move = moves.poll();
                                boolean receipt = move.kind() == ShelfMove.Kind.RECEIPT;
                                take(
                                        receipt ? Import.Kind.RECEIPTS : Import.Kind.ADJUSTMENTS,
                                        move.csv(),
                                        movements(
                                                receipt ? TakeMovements.Kind.RECEIPT : TakeMovements.Kind.ADJUSTMENT,
                                                endpoints,
                                                clients,
                                                clock));
                                say("moved " + move + " at " + clock.instant());
                            }
                            if (!ads && !clock.instant().isBefore(adsAt)) {
                                ads = true;
                                take(
                                        Import.Kind.AD_SPEND,
                                        group.adSpendCsv(),
                                        new TakeAdSpend(
                                                "",
                                                new Rooms(endpoints, clients, clock)
                                                        .figures()
                                                        .importAdSpend()));
                            }
                            Thread.sleep(50);
                        }
                        Thread.sleep(3000);
                        say("sender " + sender.progress());
                    }
                    report(group, script, platform, clock, endpoints, clients, shop);
                }
            }
        }
    }

    void report(
            ShopGroup group,
            EveningScript script,
            SimulatedPlatform platform,
            Clock clock,
            Endpoints endpoints,
            Clients clients,
            Shop shop)
            throws Exception {
        List<NoticeAudit.Told> told = new ArrayList<>();
        NoticeLog log = new NoticeLog(clients.dynamodb(), endpoints.table("Shops"));
        Set<String> kinds = Arrays.stream(Kind.values()).map(Enum::name).collect(Collectors.toSet());
        for (Optional<ShopId> of : List.of(Optional.<ShopId>empty(), Optional.of(shop.id()))) {
            for (var kept : log.latest(of, 1000)) {
                Notice n = NoticeCodec.read(kept.body());
                if (kinds.contains(n.type().name()))
                    told.add(new NoticeAudit.Told(Kind.valueOf(n.type().name()), n.subject(), n.at()));
                else say("other notice " + n);
            }
        }
        told.stream()
                .sorted(Comparator.comparing(NoticeAudit.Told::at))
                .filter(t -> t.kind().name().startsWith("STOCK"))
                .forEach(t -> say("told " + t));
        List<CalledNotice> called = new ArrayList<>(group.called(script.plan().opened()));
        called.addAll(platform.forgottenFigures(script.plan().shop()));
        called.stream().filter(c -> c.kind().name().startsWith("STOCK")).forEach(c -> say("called " + c));
        var rep = NoticeAudit.of(called, told, group.levels().scarce());
        say("NOTICES called " + rep.called() + " told " + told.size() + " latest " + rep.latest());
        rep.missing().forEach(m -> say("MISSING " + m));
        rep.superfluous().forEach(m -> say("SUPERFLUOUS " + m));
        rep.early().forEach(m -> say("EARLY " + m));
        say("tally " + platform.tally());
        Instant now = clock.instant();
        platform.shownStock(script.plan().shop()).forEach((code, units) -> {
            int ours;
            try {
                ours = group.levels().sellable(code, now);
            } catch (Exception e) {
                say("no item " + code);
                return;
            }
            if (ours != units) say("CHANNEL " + code + " shows " + units + " books " + ours);
        });
        KpiTable kpis = new KpiTable(clients.dynamodb(), endpoints.table("Kpis"));
        Map<LocalDate, Tally> days = new TreeMap<>();
        kpis.hours(
                        shop.id(),
                        script.plan().start().minusSeconds(40 * 86400L),
                        script.plan().over().plusSeconds(86400))
                .forEach((h, t) -> days.merge(LocalDate.ofInstant(h, shop.zone()), t, Tally::plus));
        days.forEach((d, t) -> say("KPI " + d + " " + t.amounts()));
        BookedDays.of(script).forEach((d, b) -> say("BOOK " + d + " " + b));
        kpis.days(shop.id(), LocalDate.parse("2026-11-10"), LocalDate.parse("2026-11-22"))
                .forEach(d -> say("DAY " + d));
        say("NOW " + kpis.now(shop.id()).tally());
    }

    TakeMovements movements(TakeMovements.Kind kind, Endpoints endpoints, Clients clients, Clock clock) {
        return new TakeMovements(
                kind,
                new TakeMovements.Said("", "simulator", "simulated evening"),
                new Rooms(endpoints, clients, clock).books("main", kind));
    }

    void take(Import.Kind kind, String csv, Taker taker) throws Exception {
        Path file = Files.writeString(folder.resolve(kind.word() + "-" + System.nanoTime() + ".csv"), csv);
        var outcome = Import.run(kind, file, StandardCharsets.UTF_8, ColumnMapping.NONE, taker);
        if (!outcome.whole()) say("REJECTED " + Files.readString(outcome.rejects()));
    }
}
