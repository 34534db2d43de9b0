package dev.backroom.console.system;

import dev.backroom.console.html.Table;
import dev.backroom.console.page.ConsoleTables;
import dev.backroom.console.page.PageContext;
import dev.backroom.console.page.Queues;
import dev.backroom.console.page.Reading;
import dev.backroom.console.request.Setting;
import dev.backroom.console.text.Times;
import dev.backroom.console.text.Word;
import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.store.kpi.KpiTable;
import dev.backroom.store.message.Parked;
import dev.backroom.store.review.ReviewCheckpoints.Mark;
import dev.backroom.store.stock.ListingTable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** System: what is stuck, whether everything that runs by the clock has run, and which shops are connected until when. */
public final class SystemPage {
    /** Parked messages shown, newest first. */
    public static final int PARKED_SHOWN = 50;

    private final PageContext sheet;
    private final ConsoleTables rooms;

    public SystemPage(PageContext sheet, ConsoleTables rooms) {
        this.sheet = sheet;
        this.rooms = rooms;
    }

    private record Runs(
            Shop shop,
            Optional<Instant> polled,
            Optional<Instant> pulled,
            Optional<Instant> revisited,
            Optional<Instant> noScope,
            Optional<ListingTable.Searched> searched,
            Optional<Instant> watched,
            KpiTable.Now counted,
            boolean rolled) {}

    public void write(Reading reading) {
        var depths = reading.part("queues", () -> rooms.queues().depths(reading));
        var parked = reading.part("parked messages", () -> rooms.parked().list(PARKED_SHOWN));
        var runs = reading.part("runs", () -> reading.each(sheet.shops(), this::runs));
        var jobs = reading.part("jobs", () -> rooms.jobs().all());
        var ends = reading.part("authorisations", () -> rooms.shops().authorisationEnds());
        KeptSection kept = new KeptSection(sheet, rooms.kept(), reading);
        sheet.heading(Word.PARKED_MESSAGES);
        sheet.part(parked, this::parked);
        sheet.html().start("div", "class", "split").start("div");
        sheet.heading(Word.QUEUES);
        sheet.part(depths, this::queues);
        sheet.html().end().start("div");
        sheet.heading(Word.SHOPS);
        sheet.part(ends, this::shops);
        sheet.heading(Word.LAST_RUNS);
        sheet.part(jobs, new JobsSection(sheet)::write);
        sheet.part(runs, all -> all.forEach(this::runs));
        sheet.ask().machine().ifPresent(new MachineSection(sheet)::write);
        sheet.heading(Word.KEPT);
        kept.write();
        sheet.html().end().end();
    }

    private Runs runs(Shop shop) {
        ShopId id = shop.id();
        Instant now = sheet.now();
        KpiTable.Now counted = rooms.kpis().now(id);
        return new Runs(
                shop,
                rooms.shops().watermark(id),
                rooms.reviewMarks().get(id, Mark.PULLED),
                rooms.reviewMarks().get(id, Mark.REVISITED),
                rooms.reviewMarks().refusedSince(id),
                rooms.listings().searched(id),
                rooms.attention().worst(shop.owner(), 1).watched(),
                counted,
                counted.touched().keySet().stream()
                        .noneMatch(date -> date.isBefore(
                                now.atZone(ZoneOffset.UTC).toLocalDate().minusDays(1))));
    }

    private void queues(List<Queues.Depth> queues) {
        Table table = sheet.table(
                List.of(Word.QUEUE, Word.WAITING, Word.IN_FLIGHT, Word.TO_DO), List.of(Word.WAITING, Word.IN_FLIGHT));
        for (Queues.Depth queue : queues) {
            boolean alarming = queue.dead() && queue.waiting() + queue.inFlight() > 0;
            table.row(alarming ? "bad" : "")
                    .cell(queue.name(), queue.dead() && !alarming ? "dim" : "")
                    .number(queue.waiting())
                    .number(queue.inFlight())
                    .cell(alarming ? remedy(queue) : "", "")
                    .endRow();
        }
        table.done();
    }

    /** The command line reaches what runs beside it. */
    private String remedy(Queues.Depth queue) {
        return sheet.ask().setting() instanceof Setting.OwnPage
                ? Word.DEAD.in(sheet.language(), queue.name())
                : sheet.word(Word.DEAD_ON_A_STACK);
    }

    private void parked(List<Parked> parked) {
        if (parked.isEmpty()) {
            sheet.note(sheet.word(Word.NO_PARKED));
            return;
        }
        boolean acts = sheet.links().acts();
        Table table = sheet.table(
                acts
                        ? List.of(Word.TIME, Word.QUEUE, Word.REASON, Word.ID, Word.TO_DO)
                        : List.of(Word.TIME, Word.QUEUE, Word.REASON, Word.ID),
                List.of());
        for (Parked message : parked) {
            table.row("")
                    .cell(sheet.minute(message.at(), sheet.zone()), "when")
                    .cell(message.queue())
                    .cell(message.reason())
                    .cell(message.id(), "id");
            if (acts && message.body().isEmpty()) {
                table.cell(sheet.word(Word.NOTHING_TO_REPLAY), "dim");
            } else if (acts) {
                table.cell(
                        () -> sheet.links()
                                .button(
                                        sheet.word(Word.REPLAY),
                                        Map.of("name", "replay", "id", message.id()),
                                        sheet.word(Word.REALLY_REPLAY)),
                        "when");
            }
            table.endRow();
        }
        table.done();
        if (parked.size() == PARKED_SHOWN) {
            sheet.note(Word.MORE.in(sheet.language(), parked.size()));
        }
    }

    private void shops(Map<ShopId, Instant> ends) {
        if (sheet.shops().isEmpty()) {
            sheet.note(sheet.word(Word.NO_SHOPS));
            return;
        }
        Table table = sheet.table(List.of(Word.SHOP, Word.MARKET, Word.ID, Word.CONNECTION, Word.SINCE), List.of());
        for (Shop shop : sheet.shops()) {
            boolean connected = shop.state() == Shop.State.CONNECTED;
            Optional<Instant> end = Optional.ofNullable(ends.get(shop.id()));
            String connection = sheet.word(connected ? Word.CONNECTED : Word.DISCONNECTED)
                    + end.map(at -> "; " + Word.ENDS.in(sheet.language(), Times.day(at, shop.zone())))
                            .orElse("");
            String mark = !connected ? "bad" : end.isPresent() ? "warn" : "";
            table.row(mark)
                    .cell(shop.name())
                    .cell(shop.region())
                    .cell(shop.id().value(), "id")
                    .cell(connection, connected ? mark.isEmpty() ? "good" : "warn" : "bad")
                    .cell(Times.day(shop.connectedAt(), shop.zone()), "when")
                    .endRow();
        }
        table.done();
    }

    private void runs(Runs runs) {
        if (sheet.shops().size() > 1) {
            sheet.html().element("h3", runs.shop().name());
        }
        ZoneId zone = runs.shop().zone();
        Table table = sheet.table(List.of(Word.WHAT, Word.TIME, Word.AGO), List.of());
        run(table, zone, Word.RUN_POLL, runs.polled(), Duration.ofMinutes(30));
        run(table, zone, Word.RUN_LISTINGS, runs.searched().map(ListingTable.Searched::last), Duration.ofMinutes(45));
        run(table, zone, Word.RUN_WATCH, runs.watched(), Duration.ofMinutes(45));
        run(table, zone, Word.RUN_PULL, runs.pulled(), Duration.ofMinutes(45));
        run(table, zone, Word.RUN_REVISIT, runs.revisited(), Duration.ofHours(26));
        run(table, zone, Word.RUN_COUNT, runs.counted().counted(), Duration.ofDays(1));
        table.done();
        runs.noScope()
                .ifPresent(since -> sheet.html()
                        .element(
                                "p",
                                Word.NO_SCOPE.in(
                                        sheet.language(),
                                        sheet.minute(since, runs.shop().zone())),
                                "class",
                                "bad"));
        if (!runs.rolled()) {
            sheet.html().element("p", sheet.word(Word.ROLLUP_BEHIND), "class", "warn");
        }
    }

    private void run(Table table, ZoneId zone, Word what, Optional<Instant> at, Duration late) {
        Optional<Duration> ago = at.map(then -> Duration.between(then, sheet.now()));
        boolean bad = ago.map(span -> span.compareTo(late) > 0).orElse(false);
        table.row(bad ? "warn" : "")
                .cell(sheet.word(what))
                .cell(at.map(then -> sheet.minute(then, zone)).orElse(sheet.word(Word.NEVER)), "when")
                .cell(ago.map(span -> Times.span(span, sheet.language())).orElse(""), bad ? "when warn" : "when")
                .endRow();
    }
}
