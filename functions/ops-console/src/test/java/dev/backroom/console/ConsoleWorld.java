package dev.backroom.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.fixtures.MemoryTables;
import dev.backroom.model.Money;
import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.model.aftersale.Aftersale;
import dev.backroom.model.aftersale.CaseInitiator;
import dev.backroom.model.aftersale.CaseKey;
import dev.backroom.model.aftersale.CaseKind;
import dev.backroom.model.aftersale.CaseLine;
import dev.backroom.model.aftersale.CaseSnapshot;
import dev.backroom.model.aftersale.CaseState;
import dev.backroom.model.aftersale.NextStep;
import dev.backroom.model.aftersale.RejectReason;
import dev.backroom.model.aftersale.Remedy;
import dev.backroom.model.decision.Catalogue;
import dev.backroom.model.decision.OrderTransition;
import dev.backroom.model.decision.OrderTransition.Changed;
import dev.backroom.model.decision.OrderTransition.Terms;
import dev.backroom.model.order.Deadlines;
import dev.backroom.model.order.FulfilledBy;
import dev.backroom.model.order.Fulfilment;
import dev.backroom.model.order.Handling;
import dev.backroom.model.order.Hold;
import dev.backroom.model.order.LineState;
import dev.backroom.model.order.Milestones;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.OrderKind;
import dev.backroom.model.order.OrderLine;
import dev.backroom.model.order.OrderSnapshot;
import dev.backroom.model.order.OrderStatus;
import dev.backroom.model.order.Payment;
import dev.backroom.model.order.PlatformState;
import dev.backroom.model.order.Recipient;
import dev.backroom.model.review.Aspect;
import dev.backroom.model.review.Mention;
import dev.backroom.model.review.Polarity;
import dev.backroom.model.review.Posting;
import dev.backroom.model.review.ReplyClock;
import dev.backroom.model.review.ReplyState;
import dev.backroom.model.review.Review;
import dev.backroom.model.review.ReviewKey;
import dev.backroom.model.review.ReviewMatch;
import dev.backroom.model.review.ReviewReading;
import dev.backroom.model.review.Wording;
import dev.backroom.model.stock.Item;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.Slot;
import dev.backroom.store.aftersale.AftersaleTable;
import dev.backroom.store.commit.OrderChange;
import dev.backroom.store.commit.OrderCommit;
import dev.backroom.store.message.KeptSignals;
import dev.backroom.store.message.ParkedMessages;
import dev.backroom.store.order.OrderTable;
import dev.backroom.store.review.ReviewChange;
import dev.backroom.store.review.ReviewTable;
import dev.backroom.store.shop.ShopTable;
import dev.backroom.store.stock.AttentionTable;
import dev.backroom.store.stock.ListingTable;
import dev.backroom.store.stock.StockTable;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The console's tables in an engine of their own, and what a test puts into them. */
final class ConsoleWorld implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-20T20:30:00Z");
    static final Map<String, String> ENVIRONMENT = Map.of(
            "ORDERS_TABLE", "Orders",
            "RECIPIENTS_TABLE", "Recipients",
            "LABELS_TABLE", "Labels",
            "DESK_TABLE", "Desk",
            "STOCK_TABLE", "Stock",
            "SHOPS_TABLE", "Shops",
            "REVIEWS_TABLE", "Reviews",
            "KPIS_TABLE", "Kpis",
            "QUEUES",
                    "OrderEvents=http://q/OrderEvents OrderEventsDead=http://q/OrderEventsDead\n ShopEvents=http://q/ShopEvents AftersaleEvents=http://q/AftersaleEvents");

    private final MemoryTables engine = MemoryTables.open();
    final DynamoDbClient dynamo = engine.client();
    final ShopTable shops = new ShopTable(dynamo, "Shops");
    final ParkedMessages parked = new ParkedMessages(dynamo, "Shops");
    final KeptSignals kept = new KeptSignals(dynamo, "Shops");
    final AttentionTable attention = new AttentionTable(dynamo, "Stock");
    final ListingTable listings = new ListingTable(dynamo, "Stock");
    final StockTable stock = new StockTable(dynamo, "Stock");
    final FullQueues queues = new FullQueues();
    final ReviewTable reviews = new ReviewTable(dynamo, "Reviews");
    private final OrderCommit commit = new OrderCommit(dynamo, "Orders", "Recipients", "Stock");

    ConsoleWorld() {
        EmptyTables.create(dynamo);
    }

    String page(Map<String, Object> event) {
        String page = functions(queues).opsConsole().handleRequest(event, null);
        assertThat(page).as("a gap that nobody filled").doesNotContain("%s");
        return page;
    }

    OpsConsoleFunctions functions(SqsClient sqs) {
        return new OpsConsoleFunctions(ENVIRONMENT, dynamo, sqs, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    Shop shop(String id, String name) {
        Shop shop = new Shop(
                new ShopId(id),
                name,
                "US",
                ZoneId.of("America/Los_Angeles"),
                "cipher",
                "seller-" + id,
                Shop.DEFAULT_OWNER,
                NOW.minus(Duration.ofDays(3)),
                Shop.State.CONNECTED,
                Map.of());
        shops.put(shop);
        return shop;
    }

    void item(String sku, String title, int onHand) {
        stock.putItem(Shop.DEFAULT_OWNER, new Item(new Sku(sku), title, Map.of(), Item.DEFAULT_SAFETY_STOCK));
        stock.count(Shop.DEFAULT_OWNER, new Slot(new Sku(sku), Slot.MAIN), onHand, "test", "opening");
    }

    /** An order as the platform showed it, with one line. */
    static OrderSnapshot order(
            Shop shop, String id, OrderStatus status, String sku, int units, Duration left, boolean asksCancel) {
        return new OrderSnapshot(
                new OrderKey(shop.id(), id),
                new PlatformState(
                        status,
                        NOW.minusSeconds(3600),
                        new Deadlines(Optional.empty(), Optional.of(NOW.plus(left)), Optional.empty()),
                        NOW.minusSeconds(60),
                        Milestones.NONE,
                        NOW.minusSeconds(50)),
                false,
                List.of(new OrderLine(new Sku(sku), "71", "81", units, new BigDecimal("12.90"), false, LineState.OPEN)),
                new Payment(
                        "",
                        new Money(new BigDecimal("12.90").multiply(BigDecimal.valueOf(units)), "USD"),
                        Optional.empty(),
                        false),
                new Fulfilment(OrderKind.SALE, FulfilledBy.SELLER, "", Handling.USUAL),
                asksCancel,
                Optional.empty());
    }

    void store(List<OrderSnapshot> seen) {
        Terms terms = new Terms(Slot.MAIN, NOW.minus(Duration.ofDays(3)));
        Catalogue catalogue = new Catalogue(stock.items(
                Shop.DEFAULT_OWNER,
                seen.stream()
                        .map(one -> one.lines().getFirst().sku())
                        .distinct()
                        .toList()));
        commit.commit(seen.stream()
                .map(one -> new OrderChange(Shop.DEFAULT_OWNER, catalogue, terms, (Changed)
                        OrderTransition.apply(Optional.empty(), one, catalogue, terms)))
                .toList());
    }

    /** An order of one mug, held for what its recipient shows. */
    OrderKey held(Shop shop, String id, Duration left, Recipient to, Hold... found) {
        OrderSnapshot plain = order(shop, id, OrderStatus.AWAITING_SHIPMENT, "MUG", 1, left, false);
        OrderSnapshot seen = new OrderSnapshot(
                plain.key(),
                new PlatformState(
                        plain.status(),
                        plain.created(),
                        plain.deadlines(),
                        plain.updated(),
                        Milestones.NONE,
                        plain.readAt()),
                false,
                plain.lines(),
                new Payment("", plain.total(), Optional.of(plain.created()), false),
                new Fulfilment(plain.kind(), plain.fulfilledBy(), "", Handling.USUAL),
                false,
                Optional.of(to));
        Terms terms = new Terms(Slot.MAIN, NOW.minus(Duration.ofDays(3)), List.of(found));
        Catalogue catalogue = new Catalogue(stock.items(Shop.DEFAULT_OWNER, List.of(new Sku("MUG"))));
        commit.commit(List.of(new OrderChange(Shop.DEFAULT_OWNER, catalogue, terms, (Changed)
                OrderTransition.apply(Optional.empty(), seen, catalogue, terms))));
        return plain.key();
    }

    Order stored(OrderKey key) {
        return Optional.ofNullable(new OrderTable(dynamo, "Orders")
                        .load(List.of(key), true)
                        .get(key))
                .orElseThrow();
    }

    /** The platform cancels an order that is stored. */
    void cancel(Order stored, OrderSnapshot seen) {
        cancel(stored, seen, OrderStatus.CANCELLED, List.of());
    }

    /** The buyer cancels some units of the only line. */
    void cancelPart(Order stored, OrderSnapshot seen, int units) {
        OrderLine line = seen.lines().getFirst();
        cancel(
                stored,
                seen,
                seen.status(),
                List.of(of(line, line.units() - units, line.state()), of(line, units, LineState.CANCELLED)));
    }

    private static OrderLine of(OrderLine line, int units, LineState state) {
        return new OrderLine(line.sku(), line.platformSku(), line.product(), units, line.price(), line.gift(), state);
    }

    private void cancel(Order stored, OrderSnapshot seen, OrderStatus status, List<OrderLine> lines) {
        Terms terms = new Terms(Slot.MAIN, NOW.minus(Duration.ofDays(3)));
        Catalogue catalogue = new Catalogue(stock.items(
                Shop.DEFAULT_OWNER, seen.lines().stream().map(OrderLine::sku).toList()));
        OrderSnapshot cancelled = new OrderSnapshot(
                seen.key(),
                new PlatformState(
                        status,
                        seen.created(),
                        seen.deadlines(),
                        seen.updated().plusSeconds(5),
                        Milestones.NONE,
                        seen.readAt().plusSeconds(5)),
                false,
                lines,
                new Payment(seen.buyer(), seen.total(), seen.paid(), false),
                new Fulfilment(seen.kind(), seen.fulfilledBy(), "", Handling.USUAL),
                false,
                Optional.empty());
        commit.commit(List.of(new OrderChange(Shop.DEFAULT_OWNER, catalogue, terms, (Changed)
                OrderTransition.apply(Optional.of(stored), cancelled, catalogue, terms))));
    }

    /** A return that waits for an answer. */
    void waits(Shop shop, String id, Duration left) {
        CaseSnapshot read = new CaseSnapshot(
                new CaseKey(new OrderKey(shop.id(), "577"), CaseKind.RETURN, id),
                CaseState.REQUESTED,
                Remedy.RETURN_AND_REFUND,
                CaseInitiator.BUYER,
                "no_need",
                NOW,
                NOW,
                NOW,
                Optional.of(new NextStep(NextStep.What.ANSWER_RETURN, NOW.plus(left))),
                List.of(new CaseLine(new Sku("MUG"), 2)),
                Optional.of(new Money(new BigDecimal("19.99"), "USD")),
                false);
        new AftersaleTable(dynamo, "Desk")
                .put(
                        Optional.empty(),
                        Aftersale.after(Optional.empty(), read)
                                .orElseThrow()
                                .refusable(List.of(new RejectReason("packed", "Already packed"))));
    }

    /** A negative review of a product, and when it turned negative. */
    void negative(Shop shop, String id, int stars, String text, Duration ago) {
        Instant since = NOW.minus(ago);
        Review review = new Review(
                new ReviewKey(shop.id(), id),
                1,
                new Posting("1729", since, LocalDate.ofInstant(since, shop.zone()), stars),
                new Wording(stars, "", false, text),
                new ReviewReading("en", List.of(new Mention(Aspect.DAMAGED, Polarity.BAD, "broken"))),
                since,
                Optional.of("576000000000000001"),
                new ReviewMatch(false, Optional.of(new Sku("HOT-GLOW"))),
                new ReplyState(
                        Optional.of(new ReplyClock(
                                since,
                                ago.compareTo(ReplyClock.ALLOWED) > 0
                                        ? ReplyClock.Stage.OVERDUE
                                        : ReplyClock.Stage.STARTED)),
                        Optional.empty()),
                List.of());
        reviews.write(List.of(new ReviewChange(Optional.empty(), review)));
    }

    @Override
    public void close() {
        engine.close();
    }
}
