package dev.backroom.kpi;

import dev.backroom.model.Shop;
import dev.backroom.model.kpi.Count;
import dev.backroom.model.kpi.DayFigures;
import dev.backroom.model.kpi.ShopCounters;
import dev.backroom.notices.NoticeOutbox;
import dev.backroom.runtime.schedule.JobLog;
import dev.backroom.runtime.schedule.ScheduledJob;
import dev.backroom.store.kpi.KpiTable;
import dev.backroom.store.shop.ShopTable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

/** The hourly look at every shop: makes its days, settles its demand, emits its metrics, and tells the morning. */
public final class RollUp {
    private static final String JOB = "KpiRollup";
    /** How many shops were looked at, days and demand items written, digests sent, and shops that failed. */
    public record Rolled(int shops, int days, int sales, int digests, int failed) {}

    private final ShopTable shops;
    private final KpiTable kpis;
    private final MakeDays makeDays;
    private final SettleSales settleSales;
    private final NoticeOutbox notices;
    private final Consumer<String> metrics;
    private final ScheduledJob job;
    private final int digestHour;
    private final Clock clock;

    /**
     * The rollup.
     *
     * @param metrics takes the metric lines; in Lambda the standard output
     * @param digestHour from which hour of the shop's day on yesterday is told, 0 to 23
     */
    RollUp(
            ShopTable shops,
            KpiTable kpis,
            MakeDays makeDays,
            SettleSales settleSales,
            NoticeOutbox notices,
            Consumer<String> metrics,
            JobLog jobs,
            int digestHour,
            Clock clock) {
        this.shops = shops;
        this.kpis = kpis;
        this.makeDays = makeDays;
        this.settleSales = settleSales;
        this.notices = notices;
        this.metrics = metrics;
        this.job = new ScheduledJob(JOB, jobs, clock);
        this.digestHour = digestHour;
        this.clock = clock;
    }

    /**
     * Looks at every shop. Running it again changes nothing.
     *
     * @throws IllegalStateException if there are shops and all of them failed
     */
    public Rolled run() {
        List<Shop> all = shops.all();
        int[] written = new int[3];
        ScheduledJob.Run run = job.begin();
        for (Shop shop : all) {
            run.attempt(shop.id(), () -> {
                KpiTable.Now before = kpis.now(shop.id());
                Instant now = clock.instant();
                List<Shop> owners = all.stream()
                        .filter(other -> other.owner().equals(shop.owner()))
                        .toList();
                MakeDays.Made made = makeDays.run(shop, before.touched().keySet(), owners, now);
                written[0] += made.written();
                written[1] += settleSales.run(shop, before.touched().keySet());
                before.touched().forEach((date, mark) -> kpis.settle(shop.id(), date, mark));
                ShopMetrics.lines(shop.id(), made.counters(), made.days(), now).forEach(metrics);
                written[2] += tell(shop, made, now);
            });
        }
        run.end();
        return new Rolled(all.size(), written[0], written[1], written[2], run.failed());
    }

    private int tell(Shop shop, MakeDays.Made made, Instant now) {
        LocalDate yesterday = LocalDate.ofInstant(now, shop.zone()).minusDays(1);
        List<DayFigures> days = made.days().stream()
                .filter(day -> !day.day().isAfter(yesterday))
                .toList();
        boolean nothingYet = made.counters().now().count(Count.STORED) == 0
                || yesterday.isBefore(LocalDate.ofInstant(shop.connectedAt(), shop.zone()));
        if (nothingYet
                || shop.state() != Shop.State.CONNECTED
                || days.isEmpty()
                || !days.getLast().day().equals(yesterday)
                || now.atZone(shop.zone()).getHour() < digestHour
                || kpis.told(shop.id(), yesterday)) {
            return 0;
        }
        ShopCounters counters = made.counters();
        notices.send(List.of(MorningDigest.of(
                shop.id(),
                days,
                ShopMetrics.shipRate(counters, now),
                ShopMetrics.shipRate(counters, now.minus(Duration.ofDays(1))),
                now)));
        kpis.tell(shop.id(), yesterday, now);
        return 1;
    }
}
