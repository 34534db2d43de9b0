package dev.backroom.runtime.schedule;

import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.model.job.JobTrouble;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * A scheduled job that treats shops one by one: the trouble of one is caught, logged, counted and kept in the job's record,
 * and the others run.
 *
 * @param name the function's name in the template
 * @param clock the shop's time, by which runs are dated
 */
public record ScheduledJob(String name, JobLog log, InstantSource clock) {
    private static final Logger LOG = Logger.getLogger(ScheduledJob.class);

    public Run begin() {
        return new Run();
    }

    /** The shops that the platform answers for, by id. */
    public static SortedMap<ShopId, Shop> connected(Collection<Shop> shops) {
        SortedMap<ShopId, Shop> connected = new TreeMap<>();
        shops.stream()
                .filter(shop -> shop.state() == Shop.State.CONNECTED)
                .forEach(shop -> connected.put(shop.id(), shop));
        return connected;
    }

    /** One run. Parts may run at the same time on several threads. */
    public final class Run {
        private final Map<String, JobTrouble> troubles = new ConcurrentHashMap<>();
        private final AtomicInteger parts = new AtomicInteger();
        private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();

        private Run() {}

        /**
         * Does the part of one shop.
         *
         * @return why it failed; empty text where it did not
         */
        public String attempt(ShopId shop, Runnable part) {
            return attempt(List.of(shop), part);
        }

        /**
         * Does a part that several shops share, such as those of one owner.
         *
         * @return why it failed for all of them; empty text where it did not
         */
        public String attempt(Collection<ShopId> shops, Runnable part) {
            parts.incrementAndGet();
            try {
                part.run();
                return "";
            } catch (RuntimeException e) {
                JobTrouble trouble = JobTrouble.of(e);
                // A stack trace helps with what went wrong here, and says nothing about the platform.
                LOG.warnf(
                        trouble.kind() == JobTrouble.Kind.HERE ? e : null,
                        "%s failed for shops %s, the next run retries: %s",
                        name,
                        shops,
                        e);
                shops.forEach(shop -> troubles.putIfAbsent(shop.value(), trouble));
                String failure =
                        Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
                failures.add(failure);
                return failure;
            }
        }

        /** Keeps the trouble of a shop whose part goes on. */
        public void trouble(ShopId shop, JobTrouble trouble) {
            troubles.put(shop.value(), trouble);
        }

        /** How many parts failed so far. */
        public int failed() {
            return failures.size();
        }

        /**
         * Ends the run and keeps how it went.
         *
         * @throws IllegalStateException if there were parts and all of them failed
         */
        public void end() {
            log.ran(name, clock.instant(), troubles);
            if (!failures.isEmpty() && failures.size() == parts.get()) {
                throw new IllegalStateException(
                        name + " failed for every shop; the first failure: " + failures.element());
            }
        }
    }
}
