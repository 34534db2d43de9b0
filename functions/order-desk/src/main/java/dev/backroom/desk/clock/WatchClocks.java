package dev.backroom.desk.clock;

import dev.backroom.desk.watch.ScheduledCheck;
import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.model.clock.ClockNews;
import dev.backroom.model.clock.ShipClock;
import dev.backroom.model.order.Lane;
import dev.backroom.model.order.ListedOrder;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.notices.Notice;
import dev.backroom.notices.NoticeOutbox;
import dev.backroom.notices.NoticeType;
import dev.backroom.notices.Severity;
import dev.backroom.store.order.ListedOrders;
import dev.backroom.store.order.OrderTable;
import dev.backroom.store.watch.ClockTable;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Looks at the open orders whose deadlines are near and tells of those that are at risk, late, or about to be cancelled: one
 * notice for each of these a run, however many orders it is about. It reads the open index, so its cost follows what is open.
 */
public final class WatchClocks implements ScheduledCheck {
    /** How long before a deadline somebody is told; one run in between less. */
    static final Duration MARGIN = ShipClock.MARGIN;

    /**
     * How far the carrier's deadline, which the index is sorted by, may lie behind the first deadline of an order: a long
     * weekend.
     */
    static final Duration LONGEST_GAP = Duration.ofDays(4);

    /** Orders of one work list looked at in one run, the most urgent first. */
    static final int PER_LANE = 2_000;

    /** Order ids that a notice names. */
    private static final int NAMED = 5;

    private final Supplier<List<Shop>> shops;
    private final OrderTable orders;
    private final ClockTable told;
    private final NoticeOutbox notices;
    private final Clock clock;

    public WatchClocks(
            Supplier<List<Shop>> shops, OrderTable orders, ClockTable told, NoticeOutbox notices, Clock clock) {
        this.shops = shops;
        this.orders = orders;
        this.told = told;
        this.notices = notices;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "clocks";
    }

    @Override
    public Map<String, Object> run() {
        Map<String, Object> answer = new LinkedHashMap<>();
        for (Shop shop : shops.get()) {
            if (shop.state() == Shop.State.CONNECTED) {
                answer.put(shop.id().value(), look(shop));
            }
        }
        return answer;
    }

    private Map<String, Object> look(Shop shop) {
        Instant now = clock.instant();
        SortedMap<OrderKey, ClockNews.Notified> had = told.load(shop.id());
        Collection<Order> near = near(shop.id(), now);
        ClockNews found = ClockNews.of(near, had, now, shop.zone(), MARGIN);
        List<Notice> send = new ArrayList<>();
        found.news().forEach((stage, late) -> send.add(notice(shop.id(), stage, late, now)));
        if (!send.isEmpty()) {
            notices.send(send);
        }
        if (!found.told().equals(had)) {
            told.store(shop.id(), found.told());
        }
        Map<String, Object> counts = new LinkedHashMap<>();
        counts.put("looked", near.size());
        for (ClockNews.Stage stage : ClockNews.Stage.values()) {
            counts.put(
                    stage.name(),
                    found.told().values().stream()
                            .filter(one -> one.stage() == stage)
                            .count());
        }
        counts.put("told", send.size());
        return counts;
    }

    /** The orders of which the lists say that one of their deadlines is near or past. Only those are read. */
    private Collection<Order> near(ShopId shop, Instant now) {
        Instant soon = now.plus(MARGIN);
        List<OrderKey> keys = new ArrayList<>();
        for (Lane lane : Lane.values()) {
            ListedOrders listed = orders.listedBefore(shop, lane, soon.plus(LONGEST_GAP), PER_LANE);
            listed.orders().stream()
                    .filter(order -> order.isDueBy(soon))
                    .map(ListedOrder::key)
                    .forEach(keys::add);
            keys.addAll(listed.unreadable().keySet());
        }
        return keys.isEmpty() ? List.of() : orders.read(keys, false).orders().values();
    }

    private static Notice notice(ShopId shop, ClockNews.Stage stage, List<ClockNews.Late> late, Instant now) {
        Map<String, String> facts = new HashMap<>();
        facts.put("n", Integer.toString(late.size()));
        facts.put("first", late.getFirst().due().toString());
        facts.put(
                "orders",
                late.stream().limit(NAMED).map(one -> one.order().key().order()).collect(Collectors.joining(", "))
                        + (late.size() > NAMED ? ", …" : ""));
        count(late, facts, "held", lane -> lane == Lane.HELD);
        count(late, facts, "unwaved", lane -> lane == Lane.READY);
        count(late, facts, "carrier", lane -> lane == Lane.RELEASED);
        if (stage == ClockNews.Stage.CANCELS) {
            facts.put("cancels", late.getFirst().due().toString());
        } else {
            late.stream()
                    .flatMap(one -> one.order().deadlines().autoCancel().stream())
                    .filter(now::isBefore)
                    .min(Instant::compareTo)
                    .ifPresent(at -> facts.put("cancels", at.toString()));
        }
        NoticeType type = stage == ClockNews.Stage.LATE ? NoticeType.ORDERS_LATE : NoticeType.ORDERS_AT_RISK;
        return new Notice(
                "clock#" + shop + "#" + stage + "#" + fingerprint(late),
                type,
                stage == ClockNews.Stage.CANCELS ? Severity.URGENT : type.severity(),
                Optional.of(shop),
                late.getFirst().order().key().order(),
                now,
                facts);
    }

    private static void count(
            List<ClockNews.Late> late, Map<String, String> facts, String name, Predicate<Lane> inLane) {
        long n = late.stream()
                .filter(one -> one.order().lane().filter(inLane).isPresent())
                .count();
        if (n > 0) {
            facts.put(name, Long.toString(n));
        }
    }

    /** The same orders at the same stage are the same news, should the run be repeated. */
    private static UUID fingerprint(List<ClockNews.Late> late) {
        String content = late.stream()
                .map(one -> one.order().key().order() + "@" + one.due().getEpochSecond())
                .sorted()
                .collect(Collectors.joining(","));
        return UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8));
    }
}
