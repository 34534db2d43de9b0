package dev.backroom.console.system;

import dev.backroom.console.page.ConsolePage;
import dev.backroom.console.page.Form;
import dev.backroom.console.page.PageContext;
import dev.backroom.console.page.Part;
import dev.backroom.console.page.Queues;
import dev.backroom.console.page.Reading;
import dev.backroom.console.page.View;
import dev.backroom.console.page.Waiting;
import dev.backroom.console.text.Times;
import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.runtime.queue.Parked;
import dev.backroom.store.kpi.KpiTable;
import dev.backroom.store.review.ReviewCheckpoints.Mark;
import dev.backroom.store.stock.ListingTable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** System: what is stuck, whether everything that runs by the clock has run, and which shops are connected until when. */
public final class SystemPage implements ConsolePage {
    /** Parked messages shown, newest first. */
    static final int PARKED_SHOWN = 50;

    private final SystemTables tables;

    public SystemPage(SystemTables tables) {
        this.tables = tables;
    }

    /** @param cut that there may be more parked messages; empty text where there are none */
    public record Shown(
            Part<List<Stuck>> parked,
            String cut,
            Part<List<Queue>> queues,
            Part<List<Connected>> shops,
            Part<List<JobsSection>> jobs,
            Part<List<OfShop>> runs,
            Optional<MachineSection> machine,
            Part<KeptSection> kept) {}

    public record Stuck(String at, String queue, String reason, String id, Optional<Form> replay) {}

    public record Queue(boolean alarming, boolean quiet, String name, long waiting, long inFlight, String advice) {}

    public record Connected(
            String mark, String name, String region, String id, String connection, String style, String since) {}

    /** How far the work for a shop has come. */
    public record OfShop(String shop, List<Run> runs, String noScope, boolean behind) {}

    public record Run(boolean late, String what, String at, String ago) {}

    @Override
    public View show(PageContext c, Reading reading) {
        var queues = reading.part(
                "queues",
                () -> tables.queues().depths(reading).stream()
                        .map(queue -> queue(c, queue))
                        .toList());
        var parked = reading.part(
                "parked messages",
                () -> tables.parked().list(PARKED_SHOWN).stream()
                        .map(message -> stuck(c, message))
                        .toList());
        var runs = reading.part("runs", () -> reading.each(c.shops(), shop -> runs(c, shop)));
        var jobs = reading.part("jobs", () -> JobsSection.of(c, tables.jobs().all()));
        var shops = reading.part("authorisations", () -> connected(c));
        var kept = reading.part("kept webhooks", () -> KeptSection.read(c, tables.kept()));
        Part<List<Stuck>> stuck = Waiting.of(parked);
        boolean cut = stuck.read().filter(all -> all.size() == PARKED_SHOWN).isPresent();
        return new View(
                "system",
                new Shown(
                        stuck,
                        cut ? c.t().get("more", PARKED_SHOWN) : "",
                        Waiting.of(queues),
                        Waiting.of(shops),
                        Waiting.of(jobs),
                        Waiting.of(runs),
                        c.request().machine().map(machine -> MachineSection.of(c, machine)),
                        Waiting.of(kept)));
    }

    private static Stuck stuck(PageContext c, Parked message) {
        return new Stuck(
                c.minute(message.at()),
                message.queue(),
                message.reason(),
                message.id(),
                message.body().isEmpty()
                        ? Optional.empty()
                        : c.links()
                                .button(
                                        c.t().get("replay"),
                                        Map.of("name", "replay", "id", message.id()),
                                        "",
                                        c.t().get("reallyReplay")));
    }

    /** The command line reaches what runs beside it. */
    private static Queue queue(PageContext c, Queues.Depth queue) {
        boolean alarming = queue.dead() && queue.waiting() + queue.inFlight() > 0;
        String advice = c.own() ? c.t().get("dead", queue.name()) : c.t().get("deadOnAStack");
        return new Queue(
                alarming,
                queue.dead() && !alarming,
                queue.name(),
                queue.waiting(),
                queue.inFlight(),
                alarming ? advice : "");
    }

    private List<Connected> connected(PageContext c) {
        Map<ShopId, Instant> ends = tables.shops().authorisationEnds();
        return c.shops().stream()
                .map(shop -> connected(c, shop, Optional.ofNullable(ends.get(shop.id()))))
                .toList();
    }

    private static Connected connected(PageContext c, Shop shop, Optional<Instant> end) {
        boolean connected = shop.state() == Shop.State.CONNECTED;
        return new Connected(
                !connected ? "bad" : end.isPresent() ? "warn" : "",
                shop.name(),
                shop.region(),
                shop.id().value(),
                c.t().get(connected ? "connected" : "disconnected")
                        + end.map(at -> "; " + c.t().get("ends", Times.day(at, shop.zone())))
                                .orElse(""),
                !connected ? "bad" : end.isPresent() ? "warn" : "good",
                Times.day(shop.connectedAt(), shop.zone()));
    }

    private OfShop runs(PageContext c, Shop shop) {
        ShopId id = shop.id();
        KpiTable.Now counted = tables.kpis().now(id);
        LocalDate yesterday = c.now().atZone(ZoneOffset.UTC).toLocalDate().minusDays(1);
        return new OfShop(
                shop.name(),
                List.of(
                        run(c, shop, "run.POLL", tables.shops().watermark(id), Duration.ofMinutes(30)),
                        run(
                                c,
                                shop,
                                "run.LISTINGS",
                                tables.listings().searched(id).map(ListingTable.Searched::last),
                                Duration.ofMinutes(45)),
                        run(
                                c,
                                shop,
                                "run.WATCH",
                                tables.attention().worst(shop.owner(), 1).watched(),
                                Duration.ofMinutes(45)),
                        run(c, shop, "run.PULL", tables.reviews().get(id, Mark.PULLED), Duration.ofMinutes(45)),
                        run(c, shop, "run.REVISIT", tables.reviews().get(id, Mark.REVISITED), Duration.ofHours(26)),
                        run(c, shop, "run.COUNT", counted.counted(), Duration.ofDays(1))),
                tables.reviews()
                        .refusedSince(id)
                        .map(since -> c.t().get("noScope", c.minute(since, shop.zone())))
                        .orElse(""),
                counted.touched().keySet().stream().anyMatch(date -> date.isBefore(yesterday)));
    }

    private static Run run(PageContext c, Shop shop, String what, Optional<Instant> at, Duration late) {
        return new Run(
                at.filter(then -> Duration.between(then, c.now()).compareTo(late) > 0)
                        .isPresent(),
                c.t().get(what),
                c.minute(at, shop.zone(), c.t().get("never")),
                at.map(c::ago).orElse(""));
    }
}
