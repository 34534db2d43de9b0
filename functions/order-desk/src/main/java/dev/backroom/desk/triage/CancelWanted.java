package dev.backroom.desk.triage;

import dev.backroom.model.Shop;
import dev.backroom.model.order.HoldCode;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.OrderStatus;
import dev.backroom.notices.Notice;
import dev.backroom.notices.NoticeOutbox;
import dev.backroom.notices.NoticeType;
import dev.backroom.store.order.CancelWish;
import dev.backroom.store.order.Decided;
import dev.backroom.store.order.DecisionTable;
import dev.backroom.store.order.OrderTable;
import dev.backroom.tiktok.TikTokFailure;
import dev.backroom.tiktok.order.OrderCancellation;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Asks the platform for the cancellations that somebody at the desk wants. The orders are stopped meanwhile, so a quarter of an
 * hour does no harm; that the order is cancelled the platform tells as it tells of any other.
 */
public final class CancelWanted {
    private static final int MOST = 100;

    private final OrderTable orders;
    private final DecisionTable decisions;
    private final Cancelling platform;
    private final NoticeOutbox notices;
    private final Clock clock;

    /** The platform's call: {@link OrderCancellation#cancel}. */
    @FunctionalInterface
    public interface Cancelling {
        void cancel(Shop shop, OrderKey order, String reason);
    }

    /** What became of a wish. */
    public sealed interface Outcome {
        record Cancelled() implements Outcome {}

        /** The order is closed, or somebody let it go: nothing is left to ask for. */
        record NotNeeded() implements Outcome {}

        /** The platform says no, and would again. The order stays stopped. */
        record Refused(String reason) implements Outcome {}

        /** The platform could not be asked, or not before somebody mends what the reason names; the wish stays. */
        record Later(String reason) implements Outcome {}
    }

    /** @param clock the shop's time */
    public CancelWanted(
            OrderTable orders, DecisionTable decisions, Cancelling platform, NoticeOutbox notices, Clock clock) {
        this.orders = orders;
        this.decisions = decisions;
        this.platform = platform;
        this.notices = notices;
        this.clock = clock;
    }

    /** Asks for every wish of a shop. @return how many are settled */
    public int run(Shop shop) {
        return (int) decisions.wishes(shop.id(), MOST).stream()
                .map(wish -> ask(shop, wish))
                .filter(outcome -> !(outcome instanceof Outcome.Later))
                .count();
    }

    /** Asks for one. */
    public Outcome ask(Shop shop, CancelWish wish) {
        Optional<Order> order = Optional.ofNullable(
                orders.read(List.of(wish.order()), true).orders().get(wish.order()));
        Outcome outcome = order.filter(CancelWanted::isStillStopped)
                .map(one -> ask(shop, wish, one))
                .orElseGet(Outcome.NotNeeded::new);
        switch (outcome) {
            case Outcome.Cancelled() ->
                settle(wish, Decided.Did.CANCELLED, wish.reason().text(), order);
            case Outcome.NotNeeded() -> {
                // An answer may have been lost on its way, or the buyer was quicker: it is what was wanted.
                if (order.filter(one -> one.status() == OrderStatus.CANCELLED).isPresent()) {
                    settle(wish, Decided.Did.CANCELLED, wish.reason().text(), order);
                } else {
                    settle(wish, Decided.Did.CANCEL_REFUSED, "no longer open", order);
                }
            }
            case Outcome.Refused(String reason) -> {
                tell(wish, "refused", reason);
                settle(wish, Decided.Did.CANCEL_REFUSED, reason, order);
            }
            case Outcome.Later later -> {}
        }
        return outcome;
    }

    /** Told before it is settled, and once by its id. */
    private void tell(CancelWish wish, String what, String reason) {
        notices.send(List.of(new Notice(
                "cancel#" + wish.order() + "#" + wish.at().toEpochMilli() + "#" + what,
                NoticeType.CANCEL_FAILED,
                NoticeType.CANCEL_FAILED.severity(),
                Optional.of(wish.order().shop()),
                wish.order().order(),
                clock.instant(),
                Map.of("order", wish.order().order(), "reason", reason))));
    }

    private Outcome ask(Shop shop, CancelWish wish, Order order) {
        Optional<String> reason = OrderCancellation.reason(wish.reason(), order.status());
        if (reason.isEmpty()) {
            return new Outcome.Refused("no order in state " + order.status() + " is cancelled for "
                    + wish.reason().text());
        }
        try {
            platform.cancel(shop, order.key(), reason.get());
            return new Outcome.Cancelled();
        } catch (TikTokFailure e) {
            String said = Objects.requireNonNullElse(e.getMessage(), "no reason given");
            return switch (e) {
                case TikTokFailure.Permanent p when p.unexplained() -> new Outcome.Refused(said);
                case TikTokFailure.Permanent p -> {
                    tell(wish, "blocked", said);
                    yield new Outcome.Later(said);
                }
                case TikTokFailure.Transient t -> new Outcome.Later(said);
                case TikTokFailure.Unauthorised u -> new Outcome.Later(said);
            };
        }
    }

    private void settle(CancelWish wish, Decided.Did did, String why, Optional<Order> order) {
        List<String> holds = order.map(Order::holds).orElse(List.of()).stream()
                .map(hold -> hold.code().name())
                .toList();
        decisions.settle(wish, new Decided(clock.instant(), did, wish.who(), why, holds, holds));
    }

    private static boolean isStillStopped(Order order) {
        return order.status() != OrderStatus.CANCELLED
                && order.holds().stream().anyMatch(hold -> hold.code() == HoldCode.HELD_BY_HAND);
    }
}
