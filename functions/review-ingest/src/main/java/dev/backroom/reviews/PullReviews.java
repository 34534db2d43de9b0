package dev.backroom.reviews;

import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.model.job.JobTrouble;
import dev.backroom.model.review.ReviewKey;
import dev.backroom.model.review.ReviewSnapshot;
import dev.backroom.notices.NoticeOutbox;
import dev.backroom.runtime.parallel.Parallel;
import dev.backroom.runtime.queue.Parked;
import dev.backroom.store.message.ParkedMessages;
import dev.backroom.store.review.ReviewMarks;
import dev.backroom.store.review.ReviewMarks.Mark;
import dev.backroom.store.review.ReviewTable;
import dev.backroom.store.watch.JobLog;
import dev.backroom.tiktok.TikTokFailure;
import dev.backroom.tiktok.review.ReviewPage;
import dev.backroom.tiktok.review.ReviewSearch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
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
    private final ReviewMarks marks;
    private final Consumer<List<ReviewSnapshot>> queue;
    private final NoticeOutbox notices;
    private final ParkedMessages parked;
    private final JobLog jobs;
    private final Clock clock;

    PullReviews(
            Supplier<List<Shop>> shops,
            Search search,
            ReviewTable table,
            ReviewMarks marks,
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
        this.jobs = jobs;
        this.clock = clock;
    }

    /**
     * Pulls every connected shop, all at the same time.
     *
     * @return what was done, by shop
     * @throws IllegalStateException if there are shops and every one failed for another reason than a missing permission
     */
    public Map<ShopId, ShopPull> run() {
        Map<ShopId, Shop> connected = new TreeMap<>();
        for (Shop shop : shops.get()) {
            if (shop.state() == Shop.State.CONNECTED) {
                connected.put(shop.id(), shop);
            }
        }
        Map<String, JobTrouble> troubles = new ConcurrentHashMap<>();
        Map<ShopId, ShopPull> pulls = Parallel.byShop().map(connected, shop -> pullSafely(shop, troubles));
        jobs.ran(JOB, clock.instant(), troubles);
        if (!pulls.isEmpty()
                && pulls.values().stream().allMatch(pull -> !pull.failure().isEmpty() && !pull.scopeMissing())) {
            throw new IllegalStateException("no shop's reviews could be pulled; the first said: "
                    + pulls.values().iterator().next().failure());
        }
        return pulls;
    }

    private ShopPull pullSafely(Shop shop, Map<String, JobTrouble> troubles) {
        Progress progress = new Progress();
        try {
            fresh(shop, progress);
            edits(shop, progress);
            if (marks.refusedSince(shop.id()).isPresent()) {
                marks.given(shop.id());
            }
            return progress.result("", false);
        } catch (TikTokFailure.Permanent refused) {
            troubles.put(shop.id().value(), TikTokFailure.trouble(refused));
            if (ReviewSearch.lacksScope(refused)) {
                return scopeMissing(shop, refused, progress);
            }
            return brokeOff(shop, refused, progress);
        } catch (RuntimeException e) {
            troubles.put(shop.id().value(), TikTokFailure.trouble(e));
            return brokeOff(shop, e, progress);
        }
    }

    private ShopPull scopeMissing(Shop shop, TikTokFailure.Permanent refused, Progress progress) {
        String failure = "the app may not read \"" + ReviewSearch.SCOPE + "\"";
        try {
            Instant now = clock.instant();
            ReviewMarks.Refusal refusal = marks.refused(shop.id(), now);
            if (!refusal.told()) {
                notices.send(List.of(ReviewNotices.scopeMissing(shop, refused.code(), refusal.since(), now)));
                marks.told(shop.id());
            }
        } catch (RuntimeException e) {
            return brokeOff(shop, e, progress);
        }
        LOG.infof("shop %s: %s", shop.id(), failure);
        return progress.result(failure, true);
    }

    private static ShopPull brokeOff(Shop shop, RuntimeException e, Progress progress) {
        LOG.warnf("pulling the reviews of shop %s broke off and is made up for by the next one: %s", shop.id(), e);
        return progress.result(
                Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName()), false);
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

        ShopPull result(String failure, boolean scopeMissing) {
            return new ShopPull(read, queued, failure, scopeMissing);
        }
    }
}
