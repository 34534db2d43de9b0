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
import dev.backroom.store.SeenTable;
import dev.backroom.store.UsualTable;
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

/**
 * The memory behind the desk table. An order costs a write unit for its buyer, and one each for its address and telephone
 * where the platform shows them; a batch costs one more a shop. Windows end with the order itself and not with the clock, so
 * that a late or repeated delivery finds what a prompt one would.
 */
public final class SeenOrders implements FraudMemory {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final Supplier<Traces> traces;
    private final SeenTable seen;
    private final UsualTable usual;
    private final Reshippers reshippers;
    private final Function<ShopId, FraudPolicy> policies;
    private final Map<ShopId, LastMonth> lastMonths = new ConcurrentHashMap<>();

    private record LastMonth(YearMonth month, OrderSizes sizes) {}

    /** The traces of one order; empty text for what the platform hides. */
    private record Marks(String address, String phone, String buyer) {}

    /** @param traces read when first needed: most processes that start see no order for a while */
    public SeenOrders(
            Supplier<Traces> traces,
            SeenTable seen,
            UsualTable usual,
            Reshippers reshippers,
            Function<ShopId, FraudPolicy> policies) {
        this.traces = traces;
        this.seen = seen;
        this.usual = usual;
        this.reshippers = reshippers;
        this.policies = policies;
    }

    @Override
    public Map<OrderKey, Known> of(Collection<OrderSnapshot> orders) {
        Map<OrderKey, Marks> marks = new HashMap<>();
        Map<String, Map<OrderKey, Instant>> made = new HashMap<>();
        for (OrderSnapshot order : orders) {
            order.recipient().ifPresent(recipient -> {
                Marks of = marks(order, recipient);
                marks.put(order.key(), of);
                List.of(of.address(), of.phone(), of.buyer()).stream()
                        .filter(trace -> !trace.isEmpty())
                        .forEach(trace -> made.computeIfAbsent(trace, t -> new HashMap<>())
                                .put(order.key(), order.createTime()));
            });
        }
        Map<String, SeenTable.Seen> known = seen.see(made);
        Map<ShopId, Optional<FraudFacts.Usual>> sizes = sizes(orders);
        Map<OrderKey, Known> answers = new HashMap<>();
        for (OrderSnapshot order : orders) {
            Marks of = marks.get(order.key());
            if (of != null) {
                answers.put(order.key(), known(order, of, known, sizes));
            }
        }
        return answers;
    }

    @Override
    public void calledOff(OrderSnapshot order) {
        if (!order.buyer().isEmpty()) {
            String buyer = traces.get().ofBuyer(order.key().shop(), order.buyer());
            seen.trouble(buyer, SeenTable.Trouble.CANCELLED, order.key(), order.createTime());
        }
    }

    @Override
    public FraudPolicy policy(ShopId shop) {
        return policies.apply(shop);
    }

    private Known known(
            OrderSnapshot order,
            Marks of,
            Map<String, SeenTable.Seen> known,
            Map<ShopId, Optional<FraudFacts.Usual>> sizes) {
        Instant made = order.createTime();
        SeenTable.Seen buyer = known.getOrDefault(of.buyer(), SeenTable.Seen.NOTHING);
        return new Known(
                count(known.getOrDefault(of.address(), SeenTable.Seen.NOTHING).orders(), made),
                count(known.getOrDefault(of.phone(), SeenTable.Seen.NOTHING).orders(), made),
                count(buyer.orders(), made),
                new FraudFacts.Trouble(
                        since(buyer.orders(), made, SeenTable.KEEP),
                        since(buyer.cancelled(), made, SeenTable.KEEP),
                        since(buyer.returned(), made, SeenTable.KEEP)),
                sizes.getOrDefault(order.key().shop(), Optional.empty()),
                order.recipient()
                        .filter(recipient -> reshippers.isOne(order.key().shop(), recipient))
                        .isPresent());
    }

    /** Adds the orders to their shops' months, and says what those orders and the month before make usual. */
    private Map<ShopId, Optional<FraudFacts.Usual>> sizes(Collection<OrderSnapshot> orders) {
        Map<ShopId, List<OrderSnapshot>> byShop = orders.stream()
                .collect(Collectors.groupingBy(order -> order.key().shop()));
        Map<ShopId, Optional<FraudFacts.Usual>> sizes = new HashMap<>();
        byShop.forEach((shop, theirs) -> {
            YearMonth month = YearMonth.from(
                    theirs.getLast().createTime().atOffset(ZoneOffset.UTC).toLocalDate());
            OrderSizes more = theirs.stream()
                    .map(order -> OrderSizes.of(
                            order.lines().stream().mapToInt(OrderLine::units).sum(),
                            order.total().amount()))
                    .reduce(OrderSizes.NONE, OrderSizes::plus);
            sizes.put(
                    shop,
                    usual.add(shop, month, more).plus(lastMonth(shop, month)).usual());
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
        Traces of = traces.get();
        boolean hidesAddress = recipient.address().isBlank() || AddressCheck.isMasked(recipient.address());
        boolean hidesPhone = recipient.phone().isBlank() || AddressCheck.isMasked(recipient.phone());
        return new Marks(
                hidesAddress ? "" : of.ofAddress(shop, recipient.address(), recipient.postalCode()),
                hidesPhone ? "" : of.ofPhone(shop, PhoneCheck.counted(recipient.phone(), recipient.region())),
                order.buyer().isEmpty() ? "" : of.ofBuyer(shop, order.buyer()));
    }

    /** An order that shows no trace has been seen once, now. */
    private static FraudFacts.Seen count(List<Instant> orders, Instant made) {
        return new FraudFacts.Seen(
                Math.max(1, since(orders, made, HOUR)),
                Math.max(1, since(orders, made, DAY)),
                Math.max(1, since(orders, made, SeenTable.KEEP)));
    }

    private static int since(List<Instant> orders, Instant made, Duration window) {
        Instant from = made.minus(window);
        return (int) orders.stream().filter(at -> at.isAfter(from)).count();
    }
}
