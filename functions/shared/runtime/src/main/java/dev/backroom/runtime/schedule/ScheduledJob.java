package dev.backroom.runtime.schedule;

import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.model.job.JobTrouble;
import dev.backroom.runtime.log.EventLog;
import dev.backroom.runtime.log.LogContext;
import dev.backroom.runtime.log.LogKey;
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
import java.util.stream.Collectors;

/**
 * A scheduled job that treats shops one by one: the trouble of one is caught, logged, counted and kept in the job's record,
 * and the others run.
 *
 * @param name the function's name in the template
 * @param clock the shop's time, by which runs are dated
 */
public record ScheduledJob(String name, JobLog log, InstantSource clock) {
    private static final EventLog LOG = EventLog.of(ScheduledJob.class);

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

    private static String named(Collection<ShopId> shops) {
        return shops.stream().map(ShopId::value).sorted().collect(Collectors.joining(","));
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
            try (LogContext job = LogContext.with(LogKey.JOB, name);
                    LogContext shop = LogContext.with(LogKey.SHOP, named(shops))) {
                return attempted(shops, part);
            }
        }

        private String attempted(Collection<ShopId> shops, Runnable part) {
            try {
                part.run();
                return "";
            } catch (RuntimeException e) {
                JobTrouble trouble = JobTrouble.of(e);
                // A stack trace helps with what went wrong here, and says nothing about the platform.
                boolean here = trouble.kind() == JobTrouble.Kind.HERE;
                LOG.warn("job-failed", "the next run retries: " + e, here ? e : null);
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
