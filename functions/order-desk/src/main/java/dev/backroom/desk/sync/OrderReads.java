package dev.backroom.desk.sync;

import dev.backroom.model.Shop;
import dev.backroom.runtime.parallel.Parallel;
import dev.backroom.tiktok.TikTokFailure;
import dev.backroom.tiktok.order.OrdersRead;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Reads the orders of several shops side by side, so that a slow shop holds up no other. */
public final class OrderReads {
    /** As many as one batch can name. */
    private static final int MOST_SHOPS = 50;

    private final OrderSource source;
    private final Duration patience;

    /** What became of one shop's read. */
    sealed interface Answer {
        record Read(OrdersRead orders) implements Answer {}

        /** May go better later. */
        record Failed(String reason) implements Answer {}

        /** The platform will answer the same again. */
        record Refused(String reason) implements Answer {}

        /** The seller's authorisation does not open the shop any more, or not yet again. */
        record Unauthorised(String reason) implements Answer {}
    }

    /**
     * Reads from a source.
     *
     * @param patience how long one shop may take while others wait for it
     */
    public OrderReads(OrderSource source, Duration patience) {
        this.source = source;
        this.patience = patience;
    }

    Map<Shop, Answer> read(Map<Shop, List<String>> wanted) {
        return new Parallel(MOST_SHOPS)
                .map(
                        wanted.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, one -> one)),
                        one -> read(one.getKey(), one.getValue()),
                        patience,
                        () -> new Answer.Failed("the shop takes too long to answer"));
    }

    private Answer read(Shop shop, List<String> ids) {
        try {
            return new Answer.Read(source.read(shop, ids));
        } catch (TikTokFailure e) {
            String reason = Objects.requireNonNullElse(e.getMessage(), "no reason given");
            return switch (e) {
                case TikTokFailure.Transient t -> new Answer.Failed(reason);
                case TikTokFailure.Permanent p -> new Answer.Refused(reason);
                case TikTokFailure.Unauthorised u -> new Answer.Unauthorised(reason);
            };
        } catch (RuntimeException e) {
            return new Answer.Failed(e.getClass().getSimpleName());
        }
    }
}
