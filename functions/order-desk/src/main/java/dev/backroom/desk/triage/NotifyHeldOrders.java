package dev.backroom.desk.triage;

import dev.backroom.model.Shop;
import dev.backroom.model.clock.ShipClock;
import dev.backroom.model.order.Hold;
import dev.backroom.model.order.HoldCode;
import dev.backroom.model.order.Lane;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.notices.Notice;
import dev.backroom.notices.NoticeOutbox;
import dev.backroom.notices.NoticeType;
import dev.backroom.notices.Severity;
import dev.backroom.store.order.OrderTable;
import dev.backroom.store.triage.HeldOrderNotices;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Tells of orders that wait for somebody, in one notice for all that came since the last: how many, why, and when the first of
 * them would be late. A hundred doubtful orders in an evening are not a hundred messages.
 */
public final class NotifyHeldOrders {
    /** With so little time left, somebody should look now. */
    static final Duration URGENT = Duration.ofHours(4);

    private static final int PER_PAGE = 500;

    private final OrderTable orders;
    private final HeldOrderNotices told;
    private final NoticeOutbox outbox;
    private final Clock clock;

    /** @param clock the shop's time */
    public NotifyHeldOrders(OrderTable orders, HeldOrderNotices told, NoticeOutbox outbox, Clock clock) {
        this.orders = orders;
        this.told = told;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Tells of a shop's orders. @return how many were told of for the first time */
    public int run(Shop shop) {
        Set<String> before = told.told(shop.id());
        List<String> known = new ArrayList<>();
        List<Order> fresh = new ArrayList<>();
        int all = 0;
        Optional<String> place = Optional.of("");
        while (place.isPresent()) {
            OrderTable.OpenPage page = orders.openAfter(shop.id(), Lane.HELD, place.get(), PER_PAGE);
            all += page.orders().size();
            List<OrderKey> untold = new ArrayList<>();
            for (OrderKey key : page.orders()) {
                if (before.contains(key.order())) {
                    known.add(key.order());
                } else {
                    untold.add(key);
                }
            }
            orders.read(untold, false).orders().values().stream()
                    .filter(order -> order.lane().equals(Optional.of(Lane.HELD)))
                    .filter(order -> order.holds().stream().anyMatch(hold -> hold.code() != HoldCode.HELD_BY_HAND))
                    .forEach(fresh::add);
            place = page.next();
        }
        if (!fresh.isEmpty()) {
            // Sent before it is remembered: a crash in between repeats the id, and that is told once.
            outbox.send(List.of(notice(shop, fresh, all)));
        }
        if (!fresh.isEmpty() || known.size() < before.size()) {
            fresh.forEach(order -> known.add(order.key().order()));
            told.put(shop.id(), known);
        }
        return fresh.size();
    }

    private Notice notice(Shop shop, List<Order> fresh, int all) {
        Instant now = clock.instant();
        Optional<Instant> first = fresh.stream()
                .flatMap(order -> ShipClock.lateFrom(order).stream())
                .min(Comparator.naturalOrder());
        boolean urgent = first.filter(by -> by.isBefore(now.plus(URGENT))).isPresent();
        Map<String, String> facts = new HashMap<>(Map.of(
                "fresh", Integer.toString(fresh.size()),
                "held", Integer.toString(all),
                "reasons", reasons(fresh)));
        first.ifPresent(by -> facts.put("first", by.toString()));
        return new Notice(
                "held#" + shop.id() + "#" + named(fresh),
                NoticeType.ORDER_HELD,
                urgent ? Severity.URGENT : NoticeType.ORDER_HELD.severity(),
                Optional.of(shop.id()),
                shop.id().value(),
                now,
                facts);
    }

    /** A name for just these orders. */
    private static UUID named(List<Order> fresh) {
        return UUID.nameUUIDFromBytes(fresh.stream()
                .map(order -> order.key().order())
                .sorted()
                .collect(Collectors.joining(","))
                .getBytes(StandardCharsets.UTF_8));
    }

    private static String reasons(List<Order> fresh) {
        Map<HoldCode, Integer> codes = new EnumMap<>(HoldCode.class);
        fresh.forEach(order ->
                order.holds().stream().map(Hold::code).distinct().forEach(code -> codes.merge(code, 1, Integer::sum)));
        return codes.entrySet().stream()
                .sorted(Map.Entry.<HoldCode, Integer>comparingByValue(Comparator.reverseOrder()))
                .map(entry -> entry.getKey().name() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }
}
