package dev.backroom.reviews;

import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.model.review.ReviewKey;
import dev.backroom.model.review.ReviewSnapshot;
import dev.backroom.notices.NoticeOutbox;
import dev.backroom.runtime.parallel.Parallel;
import dev.backroom.runtime.queue.Parked;
import dev.backroom.runtime.schedule.JobLog;
import dev.backroom.runtime.schedule.ScheduledJob;
import dev.backroom.store.message.ParkedMessages;
import dev.backroom.store.review.ReviewCheckpoints;
import dev.backroom.store.review.ReviewCheckpoints.Mark;
import dev.backroom.store.review.ReviewTable;
import dev.backroom.tiktok.TikTokFailure;
import dev.backroom.tiktok.review.ReviewPage;
import dev.backroom.tiktok.review.ReviewSearch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Asks the platform for reviews and queues those that are new here or say something else. Edits keep their time of creation,
 * so once a day the reviews of the last weeks are looked at again.
 */
public final class PullReviews {
    /** How far each pull reaches back behind the last one, for reviews that the platform's search showed late. */
    static final Duration OVERLAP = Duration.ofHours(2);

    /** How far back edits are looked for. */
    static final Duration EDITS = Duration.ofDays(30);

    static final Duration BETWEEN_EDITS = Duration.ofDays(1);

    private static final String JOB = "ReviewPull";
    private static final String SCOPE_MISSING = "the app may not read \"" + ReviewSearch.SCOPE + "\"";
    private static final Logger LOG = Logger.getLogger(PullReviews.class);

    /** The platform's search by time of creation, page by page, oldest first. */
    @FunctionalInterface
    interface Search {
        ReviewPage page(Shop shop, Instant from, Instant before, Instant readAt, String pageToken);
    }

    /**
     * What a pull of one shop did.
     *
     * @param read reviews that the search gave
     * @param queued reviews queued because they are new here, or changed
     * @param failure why it broke off; empty text where it did not
     * @param scopeMissing the app may not read reviews: nothing to repeat until somebody grants it
     */
    public record ShopPull(int read, int queued, String failure, boolean scopeMissing) {}

    private final Supplier<List<Shop>> shops;
    private final Search search;
    private final ReviewTable table;
    private final ReviewCheckpoints marks;
    private final Consumer<List<ReviewSnapshot>> queue;
    private final NoticeOutbox notices;
    private final ParkedMessages parked;
    private final ScheduledJob job;
    private final Clock clock;

    PullReviews(
            Supplier<List<Shop>> shops,
            Search search,
            ReviewTable table,
            ReviewCheckpoints marks,
            Consumer<List<ReviewSnapshot>> queue,
            NoticeOutbox notices,
            ParkedMessages parked,
            JobLog jobs,
            Clock clock) {
        this.shops = shops;
        this.search = search;
        this.table = table;
        this.marks = marks;
        this.queue = queue;
        this.notices = notices;
        this.parked = parked;
        this.job = new ScheduledJob(JOB, jobs, clock);
        this.clock = clock;
    }

    /**
     * Pulls every connected shop, all at the same time.
     *
     * @return what was done, by shop
     * @throws IllegalStateException if there are shops and every one failed for another reason than a missing permission
     */
    public Map<ShopId, ShopPull> run() {
        ScheduledJob.Run run = job.begin();
        Map<ShopId, ShopPull> pulls =
                Parallel.byShop().map(ScheduledJob.connected(shops.get()), shop -> pull(shop, run));
        run.end();
        return pulls;
    }

    private ShopPull pull(Shop shop, ScheduledJob.Run run) {
        Progress progress = new Progress();
        String failure = run.attempt(shop.id(), () -> {
            try {
                fresh(shop, progress);
                edits(shop, progress);
                if (marks.refusedSince(shop.id()).isPresent()) {
                    marks.given(shop.id());
                }
            } catch (TikTokFailure.Permanent refused) {
                if (!ReviewSearch.lacksScope(refused)) {
                    throw refused;
                }
                run.trouble(shop.id(), refused.trouble());
                scopeMissing(shop, refused);
                progress.scopeMissing = true;
            }
        });
        return progress.result(progress.scopeMissing ? SCOPE_MISSING : failure);
    }

    private void scopeMissing(Shop shop, TikTokFailure.Permanent refused) {
        Instant now = clock.instant();
        ReviewCheckpoints.Refusal refusal = marks.refused(shop.id(), now);
        if (!refusal.told()) {
            notices.send(List.of(ReviewNotices.scopeMissing(shop, refused.code(), refusal.since(), now)));
            marks.told(shop.id());
        }
        LOG.infof("shop %s: %s", shop.id(), SCOPE_MISSING);
    }

    private void fresh(Shop shop, Progress progress) {
        Instant now = clock.instant();
        Instant from =
                marks.get(shop.id(), Mark.PULLED).orElse(shop.connectedAt()).minus(OVERLAP);
        span(shop, from, now, progress, reached -> marks.move(shop.id(), Mark.PULLED, reached));
        marks.move(shop.id(), Mark.PULLED, now);
    }

    private void edits(Shop shop, Progress progress) {
        Instant now = clock.instant();
        Optional<Instant> last = marks.get(shop.id(), Mark.REVISITED);
        if (last.isPresent() && now.isBefore(last.get().plus(BETWEEN_EDITS))) {
            return;
        }
        span(shop, now.minus(EDITS), now, progress, reached -> {});
        marks.move(shop.id(), Mark.REVISITED, now);
    }

    private void span(Shop shop, Instant from, Instant before, Progress progress, Consumer<Instant> reached) {
        String token = "";
        do {
            ReviewPage page = search.page(shop, from, before, clock.instant(), token);
            queueChanged(page, progress);
            page.unreadable().forEach((id, reason) -> park(shop, id, reason));
            token = page.nextPageToken();
            List<Instant> times =
                    page.reviews().stream().map(ReviewSnapshot::created).toList();
            if (!token.isEmpty()
                    && !times.isEmpty()
                    && times.equals(times.stream().sorted().toList())) {
                // A long absence takes more pages than one run may have time for: the next run goes on from here.
                reached.accept(times.getLast());
            }
        } while (!token.isEmpty());
    }

    private void park(Shop shop, String review, String reason) {
        LOG.warnf("shop %s: review %s cannot be read: %s", shop.id(), review, reason);
        parked.park(new Parked(
                "review#" + shop.id() + "#" + review,
                "ReviewPull",
                "the platform's review cannot be read: " + reason,
                "",
                clock.instant()));
    }

    private void queueChanged(ReviewPage page, Progress progress) {
        List<ReviewKey> keys =
                page.reviews().stream().map(ReviewSnapshot::key).distinct().toList();
        Map<ReviewKey, String> known = keys.isEmpty() ? Map.of() : table.marks(keys);
        List<ReviewSnapshot> changed = page.reviews().stream()
                .filter(seen -> !seen.mark().equals(known.get(seen.key())))
                .toList();
        if (!changed.isEmpty()) {
            queue.accept(changed);
        }
        progress.read += page.reviews().size() + page.unreadable().size();
        progress.queued += changed.size();
    }

    private static final class Progress {
        private int read;
        private int queued;
        private boolean scopeMissing;

        ShopPull result(String failure) {
            return new ShopPull(read, queued, failure, scopeMissing);
        }
    }
}
