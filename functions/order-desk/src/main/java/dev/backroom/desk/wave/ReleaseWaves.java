package dev.backroom.desk.wave;

import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.model.desk.WaveSettings;
import dev.backroom.model.job.JobTrouble;
import dev.backroom.notices.NoticeOutbox;
import dev.backroom.notices.handover.HandoverOutbox;
import dev.backroom.runtime.parallel.Parallel;
import dev.backroom.store.order.OrderTable;
import dev.backroom.store.watch.JobLog;
import dev.backroom.store.wave.DeskSettingsTable;
import dev.backroom.store.wave.WaveTable;
import dev.backroom.tiktok.TikTokFailure;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Gives each warehouse its waves: at the shop's hours what it can pack, most urgent first, and out of turn when its backlog
 * outgrows it. Meant to run several times an hour; a wave that is out is left alone, one that was left half done is done.
 */
public final class ReleaseWaves {
    private static final String JOB = "FulfilmentWave";
    private static final Logger LOG = Logger.getLogger(ReleaseWaves.class);

    private final Supplier<List<Shop>> shops;
    private final Function<ShopId, WaveSettings> settings;
    private final WaveOrders orders;
    private final WaveTable waves;
    private final FillWave fill;
    private final NoticeOutbox notices;
    private final JobLog jobs;
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
        this.jobs = jobs;
        this.clock = clock;
    }

    /**
     * Looks at every connected shop, all at the same time.
     *
     * @throws IllegalStateException if the waves of every shop broke off
     */
    public Map<ShopId, ShopWaves> run() {
        Map<ShopId, Shop> connected = new TreeMap<>();
        for (Shop shop : shops.get()) {
            if (shop.state() == Shop.State.CONNECTED) {
                connected.put(shop.id(), shop);
            }
        }
        Map<String, JobTrouble> troubles = new ConcurrentHashMap<>();
        Map<ShopId, ShopWaves> done = Parallel.byShop().map(connected, shop -> safely(shop, troubles));
        jobs.ran(JOB, clock.instant(), troubles);
        if (!done.isEmpty()
                && done.values().stream().noneMatch(one -> one.failure().isEmpty())) {
            throw new IllegalStateException("no shop's waves went out; the first said: "
                    + done.values().iterator().next().failure());
        }
        return done;
    }

    private ShopWaves safely(Shop shop, Map<String, JobTrouble> troubles) {
        ShopRun run = new ShopRun(shop, settings.apply(shop.id()), orders, waves, fill, notices, clock.instant());
        try {
            run.all();
            return run.result("");
        } catch (RuntimeException e) {
            LOG.warnf("the waves of shop %s broke off and are made up for by the next run: %s", shop.id(), e);
            troubles.put(shop.id().value(), TikTokFailure.trouble(e));
            return run.result(
                    Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName()));
        }
    }
}
