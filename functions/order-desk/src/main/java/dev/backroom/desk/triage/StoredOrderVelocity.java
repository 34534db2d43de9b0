package dev.backroom.desk.triage;

import dev.backroom.model.ShopId;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.OrderLine;
import dev.backroom.model.order.OrderSnapshot;
import dev.backroom.model.order.Recipient;
import dev.backroom.model.triage.AddressCheck;
import dev.backroom.model.triage.FraudFacts;
import dev.backroom.model.triage.FraudPolicy;
import dev.backroom.model.triage.OrderSizes;
import dev.backroom.model.triage.Velocity;
import dev.backroom.store.triage.OrderSizeBaseline;
import dev.backroom.store.triage.OrderVelocityTable;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The memory behind the desk table. An order costs a write unit for its buyer, and one each for its address and telephone
 * where the platform shows them; a batch costs one more a shop. Windows lie around the order itself and not before the clock,
 * so that an order that is looked at late is not counted with the orders of later days.
 */
public final class StoredOrderVelocity implements FraudMemory {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final Supplier<Fingerprints> traces;
    private final OrderVelocityTable seen;
    private final OrderSizeBaseline usual;
    private final FreightForwarders freightForwarders;
    private final Function<ShopId, FraudPolicy> policies;
    private final Map<ShopId, LastMonth> lastMonths = new ConcurrentHashMap<>();

    private record LastMonth(YearMonth month, OrderSizes sizes) {}

    /** The traces of one order; empty text for what the platform hides. */
    private record Marks(String address, String phone, String buyer) {
        List<String> shown() {
            return Stream.of(address, phone, buyer)
                    .filter(trace -> !trace.isEmpty())
                    .toList();
        }
    }

    /** @param traces read when first needed: most processes that start see no order for a while */
    public StoredOrderVelocity(
            Supplier<Fingerprints> traces,
            OrderVelocityTable seen,
            OrderSizeBaseline usual,
            FreightForwarders freightForwarders,
            Function<ShopId, FraudPolicy> policies) {
        this.traces = traces;
        this.seen = seen;
        this.usual = usual;
        this.freightForwarders = freightForwarders;
        this.policies = policies;
    }

    @Override
    public Map<OrderKey, Known> of(Collection<OrderSnapshot> orders) {
        return known(orders, sizes(orders, usual::add), true);
    }

    @Override
    public Map<OrderKey, Known> again(Collection<OrderSnapshot> orders) {
        return known(orders, sizes(orders, (shop, month, more) -> usual.of(shop, month)), false);
    }

    /** Counting a trace's order anew changes nothing, and the answer to that write is what is known. */
    private Map<OrderKey, Known> known(
            Collection<OrderSnapshot> orders, Map<ShopId, Optional<FraudFacts.Usual>> sizes, boolean withCompany) {
        Map<OrderKey, Marks> marks = new HashMap<>();
        Map<String, Map<OrderKey, Instant>> made = new HashMap<>();
        for (OrderSnapshot order : orders) {
            order.recipient().ifPresent(recipient -> {
                Marks of = marks(order, recipient);
                marks.put(order.key(), of);
                of.shown()
                        .forEach(trace -> made.computeIfAbsent(trace, t -> new HashMap<>())
                                .put(order.key(), order.created()));
            });
        }
        Map<String, OrderVelocityTable.Seen> known = seen.see(made);
        Map<OrderKey, Known> answers = new HashMap<>();
        for (OrderSnapshot order : orders) {
            Marks of = marks.get(order.key());
            if (of != null) {
                answers.put(order.key(), known(order, of, known, sizes, withCompany));
            }
        }
        return answers;
    }

    @Override
    public void calledOff(OrderSnapshot order) {
        if (!order.buyer().isEmpty()) {
            String buyer = traces.get().ofBuyer(order.key().shop(), order.buyer());
            seen.trouble(buyer, OrderVelocityTable.Trouble.CANCELLED, order.key(), order.created());
        }
    }

    @Override
    public FraudPolicy policy(ShopId shop) {
        return policies.apply(shop);
    }

    private Known known(
            OrderSnapshot order,
            Marks of,
            Map<String, OrderVelocityTable.Seen> known,
            Map<ShopId, Optional<FraudFacts.Usual>> sizes,
            boolean withCompany) {
        OrderVelocityTable.Seen buyer = known.getOrDefault(of.buyer(), OrderVelocityTable.Seen.NOTHING);
        return new Known(
                count(order, of.address(), known),
                count(order, of.phone(), known),
                count(order, of.buyer(), known),
                new FraudFacts.Trouble(
                        lately(buyer.orders(), order),
                        lately(buyer.cancelled(), order),
                        lately(buyer.returned(), order)),
                sizes.getOrDefault(order.key().shop(), Optional.empty()),
                order.recipient()
                        .filter(recipient -> freightForwarders.isOne(order.key().shop(), recipient))
                        .isPresent(),
                withCompany
                        ? of.shown().stream()
                                .map(trace -> new Company(
                                        around(order, trace, known, HOUR), around(order, trace, known, DAY)))
                                .toList()
                        : List.of());
    }

    /** The sizes of a shop's orders in a month, with these orders or without. */
    @FunctionalInterface
    private interface ThisMonth {
        OrderSizes sizes(ShopId shop, YearMonth month, OrderSizes more);
    }

    /** What the shops' orders of this month and the month before make usual. */
    private Map<ShopId, Optional<FraudFacts.Usual>> sizes(Collection<OrderSnapshot> orders, ThisMonth thisMonth) {
        Map<ShopId, List<OrderSnapshot>> byShop = orders.stream()
                .collect(Collectors.groupingBy(order -> order.key().shop()));
        Map<ShopId, Optional<FraudFacts.Usual>> sizes = new HashMap<>();
        byShop.forEach((shop, theirs) -> {
            YearMonth month = YearMonth.from(
                    theirs.getLast().created().atOffset(ZoneOffset.UTC).toLocalDate());
            OrderSizes more = theirs.stream()
                    .map(order -> OrderSizes.of(
                            order.lines().stream().mapToInt(OrderLine::units).sum(),
                            order.total().amount()))
                    .reduce(OrderSizes.NONE, OrderSizes::plus);
            sizes.put(
                    shop,
                    thisMonth
                            .sizes(shop, month, more)
                            .plus(lastMonth(shop, month))
                            .usual());
        });
        return sizes;
    }

    private OrderSizes lastMonth(ShopId shop, YearMonth month) {
        YearMonth before = month.minusMonths(1);
        LastMonth kept = lastMonths.get(shop);
        if (kept == null || !kept.month().equals(before)) {
            kept = new LastMonth(before, usual.of(shop, before));
            lastMonths.put(shop, kept);
        }
        return kept.sizes();
    }

    private Marks marks(OrderSnapshot order, Recipient recipient) {
        ShopId shop = order.key().shop();
        Fingerprints of = traces.get();
        boolean hidesAddress = recipient.address().isBlank() || AddressCheck.isMasked(recipient.address());
        boolean hidesPhone = recipient.phone().isBlank() || AddressCheck.isMasked(recipient.phone());
        return new Marks(
                hidesAddress ? "" : of.ofAddress(shop, recipient.address(), recipient.postalCode()),
                hidesPhone ? "" : of.ofPhone(shop, PhoneCheck.counted(recipient.phone(), recipient.region())),
                order.buyer().isEmpty() ? "" : of.ofBuyer(shop, order.buyer()));
    }

    /** An order that shows no trace has been seen once, now. */
    private static FraudFacts.Seen count(
            OrderSnapshot order, String trace, Map<String, OrderVelocityTable.Seen> known) {
        return new FraudFacts.Seen(
                around(order, trace, known, HOUR).size(),
                around(order, trace, known, DAY).size(),
                around(order, trace, known, OrderVelocityTable.KEEP).size());
    }

    private static List<String> around(
            OrderSnapshot order, String trace, Map<String, OrderVelocityTable.Seen> known, Duration window) {
        return Velocity.around(
                order.key().order(),
                order.created(),
                known.getOrDefault(trace, OrderVelocityTable.Seen.NOTHING).orders(),
                window);
    }

    /** What became of a buyer's orders later than this one is known as well, and counts. */
    private static int lately(Map<String, Instant> orders, OrderSnapshot order) {
        Instant from = order.created().minus(OrderVelocityTable.KEEP);
        return (int) orders.values().stream().filter(at -> at.isAfter(from)).count();
    }
}
