package dev.backroom.desk;

import dev.backroom.model.Shop;
import dev.backroom.store.ShopTable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Renews the tokens of every connected seller well before they expire, and warns where renewing itself will end. */
public final class RefreshTokens {
    /** From here on the end of a refresh token is warned of: only the seller can give a new one. */
    static final Duration WARN_BEFORE = Duration.ofDays(14);

    private static final Logger LOG = Logger.getLogger(RefreshTokens.class);

    /** How many sellers have tokens, were renewed, will soon have to authorise again, or could not be renewed. */
    public record Refreshed(int sellers, int renewed, int ending, int failed) {}

    private final ShopTable shops;
    private final SellerTokens tokens;
    private final Clock clock;

    /** @param clock real time, which the platform's expiry times are in */
    RefreshTokens(ShopTable shops, SellerTokens tokens, Clock clock) {
        this.shops = shops;
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * Looks at every connected seller.
     *
     * @throws IllegalStateException if there were tokens to renew and none could be
     */
    public Refreshed run() {
        List<String> sellers = shops.all().stream()
                .filter(shop -> shop.state() == Shop.State.CONNECTED)
                .map(Shop::seller)
                .distinct()
                .toList();
        int renewed = 0;
        int ending = 0;
        int failed = 0;
        for (String seller : sellers) {
            try {
                if (renewIfDue(seller)) {
                    renewed++;
                }
                if (ends(seller)) {
                    ending++;
                }
            } catch (RuntimeException e) {
                LOG.warnf("tokens of seller %s could not be renewed: %s", seller, e);
                failed++;
            }
        }
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

    private boolean ends(String seller) {
        Optional<StoredTokens> stored = tokens.find(seller);
        if (stored.isEmpty()) {
            LOG.warnf("seller %s has connected shops and no tokens: connect again", seller);
            return true;
        }
        Instant end = stored.get().pair().refreshExpires();
        boolean ends = !clock.instant().isBefore(end.minus(WARN_BEFORE));
        if (ends) {
            LOG.warnf("seller %s has to authorise again before %s", seller, end);
        }
        return ends;
    }
}
