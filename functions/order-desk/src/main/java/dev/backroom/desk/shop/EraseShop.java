package dev.backroom.desk.shop;

import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.model.Signal;
import dev.backroom.store.order.RecipientTable;
import dev.backroom.store.shop.ShopTable;
import dev.backroom.store.wave.LabelTable;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Deletes what may not stay once a seller has withdrawn: who got the shop's orders, the labels that show it, and the tokens. It goes on by messages to
 * its own queue, a share each, and ends when a look long enough after the withdrawal finds nothing: an order that was being
 * read at that moment may have been stored since.
 */
public final class EraseShop {
    /** So that a whole batch of messages is done in time. */
    private static final int SHARE = 2_000;
    /** Longer than a function can go on with what it knew of a shop. */
    static final Duration NEXT_LOOK = Duration.ofMinutes(5);

    private static final Logger LOG = Logger.getLogger(EraseShop.class);

    /** The queue that the erasure goes on by. */
    @FunctionalInterface
    public interface Outbox {
        void send(List<Signal> signals, Duration delay);
    }

    private final ShopTable shops;
    private final RecipientTable recipients;
    private final LabelTable labels;
    private final TokenParameters tokens;
    private final Outbox outbox;
    private final Clock clock;
    private final int share;

    public EraseShop(
            ShopTable shops,
            RecipientTable recipients,
            LabelTable labels,
            TokenParameters tokens,
            Outbox outbox,
            Clock clock) {
        this(shops, recipients, labels, tokens, outbox, clock, SHARE);
    }

    /** @param share recipients, and labels, deleted for one message, 1 or more */
    public EraseShop(
            ShopTable shops,
            RecipientTable recipients,
            LabelTable labels,
            TokenParameters tokens,
            Outbox outbox,
            Clock clock,
            int share) {
        this.shops = shops;
        this.recipients = recipients;
        this.labels = labels;
        this.tokens = tokens;
        this.outbox = outbox;
        this.clock = clock;
        this.share = share;
    }

    /** Begins with a shop that was disconnected just now. */
    void begin(ShopId shop) {
        look(shop, true);
    }

    void goOn(ShopId shop) {
        look(shop, false);
    }

    private void look(ShopId id, boolean first) {
        Optional<Shop> withdrawn = shops.find(id).filter(shop -> shop.state() == Shop.State.DISCONNECTED);
        if (withdrawn.isEmpty()) {
            LOG.infof("shop %s: nothing more is erased, it is authorised", id);
            return;
        }
        forgetTokens(withdrawn.get().seller());
        int people = recipients.erase(id, share);
        int parts = labels.erase(id, share);
        LOG.infof("shop %s: %d recipients and %d parts of labels erased", id, people, parts);
        if (first || people > 0 || parts > 0) {
            outbox.send(List.of(goingOn(id)), people < share && parts < share ? NEXT_LOOK : Duration.ZERO);
        }
    }

    /** One seller's tokens may open more shops than the one withdrawn. */
    private void forgetTokens(String seller) {
        if (shops.ofSeller(seller).stream().noneMatch(shop -> shop.state() == Shop.State.CONNECTED)) {
            tokens.delete(seller);
        }
    }

    private Signal goingOn(ShopId shop) {
        return new Signal(
                Signal.ERASURE, "", Optional.of(shop), Optional.empty(), clock.instant(), List.of(), Map.of());
    }
}
