package dev.backroom.desk.shop;

import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.model.job.JobTrouble;
import dev.backroom.notices.Notice;
import dev.backroom.notices.NoticeOutbox;
import dev.backroom.notices.NoticeType;
import dev.backroom.runtime.schedule.JobLog;
import dev.backroom.runtime.schedule.ScheduledJob;
import dev.backroom.store.shop.ShopTable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Renews the tokens of every connected seller well before they expire, and warns where renewing itself will end. */
public final class RefreshTokens {
    /** From here on the end of a refresh token is warned of: only the seller can give a new one. */
    static final Duration WARN_BEFORE = Duration.ofDays(14);

    private static final String JOB = "TokenRefresh";

    private static final Duration LAST_DAYS = Duration.ofDays(3);

    private static final Logger LOG = Logger.getLogger(RefreshTokens.class);

    /** How many sellers have tokens, were renewed, will soon have to authorise again, or could not be renewed. */
    public record Refreshed(int sellers, int renewed, int ending, int failed) {}

    private final ShopTable shops;
    private final SellerTokens tokens;
    private final NoticeOutbox notices;
    private final ScheduledJob job;
    private final Clock clock;

    /**
     * @param shopTime by which runs are dated
     * @param clock real time, which the platform's expiry times are in
     */
    public RefreshTokens(
            ShopTable shops, SellerTokens tokens, NoticeOutbox notices, JobLog jobs, Clock shopTime, Clock clock) {
        this.shops = shops;
        this.tokens = tokens;
        this.notices = notices;
        this.job = new ScheduledJob(JOB, jobs, shopTime);
        this.clock = clock;
    }

    /**
     * Looks at every connected seller.
     *
     * @throws IllegalStateException if there were tokens to renew and none could be
     */
    public Refreshed run() {
        Map<String, List<Shop>> sellers = shops.all().stream()
                .filter(shop -> shop.state() == Shop.State.CONNECTED)
                .collect(Collectors.groupingBy(Shop::seller, LinkedHashMap::new, Collectors.toList()));
        ScheduledJob.Run run = job.begin();
        int[] renewed = new int[1];
        int[] ending = new int[1];
        sellers.forEach((seller, theirs) ->
                run.attempt(theirs.stream().map(Shop::id).toList(), () -> {
                    renewed[0] += renewIfDue(seller) ? 1 : 0;
                    ending[0] += ends(seller, theirs, run) ? 1 : 0;
                }));
        run.end();
        return new Refreshed(sellers.size(), renewed[0], ending[0], run.failed());
    }

    private boolean renewIfDue(String seller) {
        Optional<StoredTokens> due = tokens.find(seller).filter(stored -> stored.due(clock.instant()));
        due.ifPresent(stored -> tokens.renewed(seller, stored.pair().access()));
        return due.isPresent();
    }

    private boolean ends(String seller, List<Shop> connected, ScheduledJob.Run run) {
        Optional<StoredTokens> stored = tokens.find(seller);
        if (stored.isEmpty()) {
            LOG.warnf("seller %s has connected shops and no tokens: connect again", seller);
            JobTrouble missing = new JobTrouble(JobTrouble.Kind.TOKEN, "no tokens are stored");
            connected.forEach(shop -> run.trouble(shop.id(), missing));
            return true;
        }
        Instant end = stored.get().pair().refreshExpires();
        boolean ends = !clock.instant().isBefore(end.minus(WARN_BEFORE));
        if (ends) {
            LOG.warnf("seller %s has to authorise again before %s", seller, end);
            notices.send(connected.stream().map(shop -> ending(shop.id(), end)).toList());
        }
        return ends;
    }

    /** Told once for every end, and once more when only {@link #LAST_DAYS} are left. */
    private Notice ending(ShopId shop, Instant end) {
        Instant now = clock.instant();
        String stage = now.isBefore(end.minus(LAST_DAYS)) ? "soon" : "last-days";
        return Notice.of(
                "authorisation#" + shop + "#" + end.getEpochSecond() + "#" + stage,
                NoticeType.AUTHORISATION_ENDING,
                shop,
                shop.value(),
                now,
                Map.of("ends", end.toString()));
    }
}
