package dev.backroom.reviews;

import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.model.review.ReplyClock;
import dev.backroom.model.review.Review;
import dev.backroom.model.review.ReviewKey;
import dev.backroom.model.review.ReviewTransition;
import dev.backroom.notices.Notice;
import dev.backroom.notices.NoticeOutbox;
import dev.backroom.runtime.queue.Parked;
import dev.backroom.runtime.schedule.JobLog;
import dev.backroom.runtime.schedule.ScheduledJob;
import dev.backroom.store.message.ParkedMessages;
import dev.backroom.store.review.ReviewChange;
import dev.backroom.store.review.ReviewTable;
import dev.backroom.store.review.ReviewWrite;
import dev.backroom.store.review.StoredReviews;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Tells when half the time to answer a negative review is over, when four fifths are, and when all of it is: each once.
 * Looks only at reviews that have something to be told by now, however many there are in all.
 */
public final class WatchReplies {
    /** Reviews of one shop told about in one run, longest waiting first. */
    static final int PER_RUN = 500;

    private static final String JOB = "ReviewWatch";
    private static final Logger LOG = Logger.getLogger(WatchReplies.class);

    /**
     * What a run did for one shop.
     *
     * @param told notices sent
     * @param failure why it broke off; empty text where it did not
     */
    public record ShopWatch(int told, String failure) {}

    private final Supplier<List<Shop>> shops;
    private final ReviewTable table;
    private final NoticeOutbox notices;
    private final ParkedMessages parked;
    private final ScheduledJob job;
    private final Clock clock;

    WatchReplies(
            Supplier<List<Shop>> shops,
            ReviewTable table,
            NoticeOutbox notices,
            ParkedMessages parked,
            JobLog jobs,
            Clock clock) {
        this.shops = shops;
        this.table = table;
        this.notices = notices;
        this.parked = parked;
        this.job = new ScheduledJob(JOB, jobs, clock);
        this.clock = clock;
    }

    /**
     * Looks at every shop, connected or not: a reply is due all the same.
     *
     * @throws IllegalStateException if there are shops and none could be watched
     */
    public Map<ShopId, ShopWatch> run() {
        Map<ShopId, ShopWatch> watches = new TreeMap<>();
        ScheduledJob.Run run = job.begin();
        for (Shop shop : shops.get()) {
            int[] told = new int[1];
            String failure = run.attempt(shop.id(), () -> told[0] = watch(shop.id(), clock.instant()));
            watches.put(shop.id(), new ShopWatch(told[0], failure));
        }
        run.end();
        return watches;
    }

    private int watch(ShopId shop, Instant now) {
        List<ReviewKey> due = table.toTell(shop, now, PER_RUN);
        if (due.isEmpty()) {
            return 0;
        }
        List<ReviewChange> changes = new ArrayList<>();
        List<Notice> told = new ArrayList<>();
        StoredReviews stored = table.read(due);
        stored.unreadable().forEach((key, reason) -> park(key, reason, now));
        for (Review review : stored.reviews().values()) {
            if (ReviewTransition.told(review, now)
                    instanceof ReviewTransition.Changed(var before, Review after, boolean negative)) {
                changes.add(new ReviewChange(before, after));
                after.clock()
                        .map(ReplyClock::told)
                        .flatMap(stage -> ReviewNotices.stage(after, stage, now))
                        .ifPresent(told::add);
            }
        }
        if (!told.isEmpty()) {
            notices.send(told);
        }
        // What somebody else wrote meanwhile is looked at again in the next run; its notice counts once.
        long written = table.write(changes).values().stream()
                .filter(write -> write == ReviewWrite.STORED)
                .count();
        LOG.infof("shop %s: %d of %d reviews notified", shop, written, changes.size());
        return told.size();
    }

    private void park(ReviewKey key, String reason, Instant now) {
        LOG.errorf("review %s cannot be watched: %s", key, reason);
        parked.park(new Parked(
                "stored-review#" + key, "ReviewWatch", "the stored review cannot be read: " + reason, "", now));
    }
}
