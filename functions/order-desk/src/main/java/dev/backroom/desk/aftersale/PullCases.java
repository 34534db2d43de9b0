package dev.backroom.desk.aftersale;

import dev.backroom.desk.watch.ScheduledCheck;
import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.model.aftersale.CaseKind;
import dev.backroom.model.aftersale.CaseSnapshot;
import dev.backroom.model.job.JobTrouble;
import dev.backroom.runtime.parallel.Parallel;
import dev.backroom.store.watch.DeskCheckpoints;
import dev.backroom.tiktok.aftersale.CaseFilter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Asks the platform which cases changed since the last time: what webhooks dropped. */
public final class PullCases implements ScheduledCheck {
    /** How far each pull reaches back behind the last one, for cases that the platform's search showed late. */
    static final Duration OVERLAP = Duration.ofMinutes(15);

    private static final Logger LOG = Logger.getLogger(PullCases.class);

    private final Supplier<List<Shop>> shops;
    private final ReadCases read;
    private final DeskCheckpoints marks;
    private final Clock clock;

    public PullCases(Supplier<List<Shop>> shops, ReadCases read, DeskCheckpoints marks, Clock clock) {
        this.shops = shops;
        this.read = read;
        this.marks = marks;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "cases";
    }

    @Override
    public Map<String, Object> run() {
        Map<ShopId, Shop> connected = new TreeMap<>();
        shops.get().stream()
                .filter(shop -> shop.state() == Shop.State.CONNECTED)
                .forEach(shop -> connected.put(shop.id(), shop));
        Map<String, Object> answer = new LinkedHashMap<>();
        Parallel.byShop().map(connected, this::pull).forEach((id, pulled) -> answer.put(id.value(), pulled));
        return answer;
    }

    private Object pull(Shop shop) {
        try {
            ReadCases.Found found = new ReadCases.Found(0, 0);
            for (CaseKind kind : CaseKind.values()) {
                found = found.plus(pull(shop, kind));
            }
            return found.read() + " read, " + found.changed() + " changed";
        } catch (RuntimeException e) {
            LOG.warnf("pulling the cases of shop %s failed; the next run retries: %s", shop.id(), e);
            return JobTrouble.of(e);
        }
    }

    private ReadCases.Found pull(Shop shop, CaseKind kind) {
        Instant now = clock.instant();
        String mark = "cases-" + kind;
        Instant from = marks.get(shop.id(), mark).orElse(shop.connectedAt()).minus(OVERLAP);
        ReadCases.Found found = read.all(shop, kind, new CaseFilter.Updated(from, now), (page, kept) -> {
            List<Instant> times =
                    page.cases().stream().map(CaseSnapshot::updated).toList();
            if (!page.nextPageToken().isEmpty()
                    && !times.isEmpty()
                    && times.equals(times.stream().sorted().toList())) {
                // A long absence takes more pages than one run may have time for: the next run goes on from here.
                marks.move(shop.id(), mark, times.getLast());
            }
        });
        marks.move(shop.id(), mark, now);
        return found;
    }
}
