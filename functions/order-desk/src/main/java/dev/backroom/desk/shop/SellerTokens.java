package dev.backroom.desk.shop;

import dev.backroom.store.shop.ShopTable;
import dev.backroom.tiktok.AccessTokens;
import dev.backroom.tiktok.TikTokFailure;
import dev.backroom.tiktok.auth.TokenPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * The sellers' tokens, kept in memory and in the parameter store. A renewal makes the old refresh token worthless, so
 * only one process renews at a time: one thread by a lock, one process by a lease; the others wait for its token.
 */
public final class SellerTokens implements AccessTokens {
    /** Longer than a refresh call can take, so that a lease outlives its call and not much more. */
    static final Duration LEASE = Duration.ofSeconds(20);

    /** How long a process waits for another one's renewal. */
    static final Duration PATIENCE = Duration.ofSeconds(12);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(400);
    private static final int SAVE_ATTEMPTS = 3;
    private static final Logger LOG = Logger.getLogger(SellerTokens.class);

    /** The platform's side of a renewal. */
    @FunctionalInterface
    public interface Renewal {
        TokenPair refresh(String refreshToken);
    }

    private final TokenParameters parameters;
    private final Renewal renewal;
    private final ShopTable leases;
    private final Clock clock;
    private final Consumer<Duration> pause;
    private final String holder = UUID.randomUUID().toString();
    private final Map<String, StoredTokens> known = new ConcurrentHashMap<>();
    private final Map<String, StoredTokens> unsaved = new ConcurrentHashMap<>();
    private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

    /**
     * @param clock real time, which the platform's expiry times are in
     * @param pause waits that long
     */
    public SellerTokens(
            TokenParameters parameters, Renewal renewal, ShopTable leases, Clock clock, Consumer<Duration> pause) {
        this.parameters = parameters;
        this.renewal = renewal;
        this.leases = leases;
        this.clock = clock;
        this.pause = pause;
    }

    @Override
    public String current(String seller) {
        saveIfUnsaved(seller);
        StoredTokens tokens = known.get(seller);
        if (tokens == null || tokens.expired(clock.instant())) {
            tokens = remember(seller, stored(seller));
        }
        return tokens.expired(clock.instant())
                ? renewed(seller, tokens.pair().access())
                : tokens.pair().access();
    }

    @Override
    public String renewed(String seller, String refused) {
        ReentrantLock lock = locks.computeIfAbsent(seller, s -> new ReentrantLock());
        lock.lock();
        try {
            saveIfUnsaved(seller);
            StoredTokens tokens = known.get(seller);
            if (tokens == null || tokens.pair().access().equals(refused)) {
                tokens = remember(seller, stored(seller));
            }
            if (tokens.pair().access().equals(refused)) {
                tokens = remember(seller, renewOnce(seller, refused));
            }
            return tokens.pair().access();
        } finally {
            lock.unlock();
        }
    }

    /** Stores tokens that the platform has given just now. */
    void store(TokenPair pair) {
        StoredTokens tokens = new StoredTokens(pair, clock.instant());
        parameters.write(pair.seller(), tokens);
        remember(pair.seller(), tokens);
    }

    /** What is stored for a seller now; empty where the seller has never connected. */
    Optional<StoredTokens> find(String seller) {
        return parameters.read(seller);
    }

    private StoredTokens stored(String seller) {
        return parameters
                .read(seller)
                .orElseThrow(() -> new TikTokFailure.Unauthorised(0, "no tokens are stored for this seller"));
    }

    private StoredTokens renewOnce(String seller, String refused) {
        String lease = "tokens#" + seller;
        Instant giveUp = clock.instant().plus(PATIENCE);
        while (true) {
            Instant now = clock.instant();
            if (leases.lease(lease, holder, now.plus(LEASE), now)) {
                try {
                    return renewAlone(seller, refused);
                } finally {
                    leases.release(lease, holder);
                }
            }
            if (now.isAfter(giveUp)) {
                throw new TikTokFailure.Transient("another process renews the tokens", Optional.of(LEASE));
            }
            pause.accept(LOOK_AGAIN);
            StoredTokens tokens = stored(seller);
            if (!tokens.pair().access().equals(refused)) {
                return tokens;
            }
        }
    }

    private StoredTokens renewAlone(String seller, String refused) {
        StoredTokens before = stored(seller);
        if (!before.pair().access().equals(refused)) {
            return before;
        }
        TokenPair given;
        try {
            given = renewal.refresh(before.pair().refresh());
        } catch (TikTokFailure e) {
            // A lease that ran out lets a second process renew: then its token is good, and ours was refused.
            StoredTokens after = stored(seller);
            if (!after.pair().access().equals(refused)) {
                return after;
            }
            throw e;
        }
        StoredTokens tokens = new StoredTokens(
                new TokenPair(
                        seller,
                        given.sellerName(),
                        given.access(),
                        given.accessExpires(),
                        given.refresh(),
                        given.refreshExpires()),
                clock.instant());
        unsaved.put(seller, tokens);
        saveIfUnsaved(seller);
        return tokens;
    }

    /** The old refresh token is spent: these tokens are the only ones, and must not be given up at the first error. */
    private void saveIfUnsaved(String seller) {
        StoredTokens tokens = unsaved.get(seller);
        if (tokens == null) {
            return;
        }
        for (int attempt = 1; attempt <= SAVE_ATTEMPTS; attempt++) {
            try {
                parameters.write(seller, tokens);
                unsaved.remove(seller, tokens);
                return;
            } catch (RuntimeException e) {
                LOG.errorf("renewed tokens of seller %s could not be stored, attempt %d: %s", seller, attempt, e);
                pause.accept(LOOK_AGAIN.multipliedBy(attempt));
            }
        }
    }

    private StoredTokens remember(String seller, StoredTokens tokens) {
        known.put(seller, tokens);
        return tokens;
    }
}
