package dev.backroom.desk.wave;

import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.model.desk.WaveSettings;
import dev.backroom.notices.NoticeOutbox;
import dev.backroom.notices.handover.HandoverOutbox;
import dev.backroom.runtime.parallel.Parallel;
import dev.backroom.runtime.schedule.JobLog;
import dev.backroom.runtime.schedule.ScheduledJob;
import dev.backroom.store.order.OrderTable;
import dev.backroom.store.wave.DeskSettingsTable;
import dev.backroom.store.wave.WaveTable;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Gives each warehouse its waves: at the shop's hours what it can pack, most urgent first, and out of turn when its backlog
 * outgrows it. Meant to run several times an hour; a wave that is out is left alone, one that was left half done is done.
 */
public final class ReleaseWaves {
    private static final String JOB = "FulfilmentWave";

    private final Supplier<List<Shop>> shops;
    private final Function<ShopId, WaveSettings> settings;
    private final WaveOrders orders;
    private final WaveTable waves;
    private final FillWave fill;
    private final NoticeOutbox notices;
    private final ScheduledJob job;
    private final Clock clock;

    /**
     * What a run did for one shop.
     *
     * @param released waves that went out
     * @param orders that went out with them
     * @param atRisk orders that will be late for want of capacity
     * @param failure why it broke off; empty text where it did not
     */
    public record ShopWaves(int released, int orders, int atRisk, String failure) {}

    /** @param clock the shop's time */
    public ReleaseWaves(
            Supplier<List<Shop>> shops,
            DeskSettingsTable settings,
            OrderTable orders,
            WaveTable waves,
            HandoverOutbox handovers,
            NoticeOutbox notices,
            JobLog jobs,
            Clock clock) {
        this(shops, shop -> settings.of(shop).waves(), WaveOrders.of(orders), waves, handovers, notices, jobs, clock);
    }

    ReleaseWaves(
            Supplier<List<Shop>> shops,
            Function<ShopId, WaveSettings> settings,
            WaveOrders orders,
            WaveTable waves,
            HandoverOutbox handovers,
            NoticeOutbox notices,
            JobLog jobs,
            Clock clock) {
        this.shops = shops;
        this.settings = settings;
        this.orders = orders;
        this.waves = waves;
        this.fill = new FillWave(orders, waves, handovers, notices, clock);
        this.notices = notices;
        this.job = new ScheduledJob(JOB, jobs, clock);
        this.clock = clock;
    }

    /**
     * Looks at every connected shop, all at the same time.
     *
     * @throws IllegalStateException if the waves of every shop broke off
     */
    public Map<ShopId, ShopWaves> run() {
        ScheduledJob.Run run = job.begin();
        Map<ShopId, ShopWaves> done =
                Parallel.byShop().map(ScheduledJob.connected(shops.get()), shop -> release(shop, run));
        run.end();
        return done;
    }

    private ShopWaves release(Shop shop, ScheduledJob.Run run) {
        ShopRun waves =
                new ShopRun(shop, settings.apply(shop.id()), orders, this.waves, fill, notices, clock.instant());
        return waves.result(run.attempt(shop.id(), waves::all));
    }
}
