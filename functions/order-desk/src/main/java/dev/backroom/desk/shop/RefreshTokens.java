package dev.backroom.desk.shop;

import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.model.job.JobTrouble;
import dev.backroom.notices.Notice;
import dev.backroom.notices.NoticeOutbox;
import dev.backroom.notices.NoticeType;
import dev.backroom.store.shop.ShopTable;
import dev.backroom.store.watch.JobLog;
import dev.backroom.tiktok.TikTokFailure;
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
    private final JobLog jobs;
    private final Clock shopTime;
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
        this.jobs = jobs;
        this.shopTime = shopTime;
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
        int renewed = 0;
        int ending = 0;
        int failed = 0;
        Map<String, JobTrouble> troubles = new LinkedHashMap<>();
        for (Map.Entry<String, List<Shop>> entry : sellers.entrySet()) {
            String seller = entry.getKey();
            try {
                if (renewIfDue(seller)) {
                    renewed++;
                }
                if (ends(seller, entry.getValue(), troubles)) {
                    ending++;
                }
            } catch (RuntimeException e) {
                LOG.warnf("tokens of seller %s could not be renewed: %s", seller, e);
                failed++;
                entry.getValue().forEach(shop -> troubles.put(shop.id().value(), TikTokFailure.trouble(e)));
            }
        }
        jobs.ran(JOB, shopTime.instant(), troubles);
        if (failed > 0 && failed == sellers.size()) {
            throw new IllegalStateException("the tokens of none of " + failed + " sellers could be renewed");
        }
        return new Refreshed(sellers.size(), renewed, ending, failed);
    }

    private boolean renewIfDue(String seller) {
        Optional<StoredTokens> due = tokens.find(seller).filter(stored -> stored.due(clock.instant()));
        due.ifPresent(stored -> tokens.renewed(seller, stored.pair().access()));
        return due.isPresent();
    }

    private boolean ends(String seller, List<Shop> connected, Map<String, JobTrouble> troubles) {
        Optional<StoredTokens> stored = tokens.find(seller);
        if (stored.isEmpty()) {
            LOG.warnf("seller %s has connected shops and no tokens: connect again", seller);
            JobTrouble missing = new JobTrouble(JobTrouble.Kind.TOKEN, "no tokens are stored");
            connected.forEach(shop -> troubles.put(shop.id().value(), missing));
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
