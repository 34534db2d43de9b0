package dev.backroom.simulator.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.simulator.audit.Finding.Kind;
import dev.backroom.simulator.audit.StoredEvening.Level;
import dev.backroom.simulator.audit.StoredEvening.Order;
import dev.backroom.simulator.audit.StoredEvening.Parked;
import dev.backroom.simulator.books.Books;
import dev.backroom.simulator.plan.EveningPlan;
import dev.backroom.simulator.script.EveningScript;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A judge that cannot fail is none: every fault is planted into a perfect evening and must be found. */
class AuditTest {
    private static final EveningScript EVENING =
            EveningScript.of(EveningPlan.usual().withOrders(1_500));
    private static final Books BOOKS = Books.of(EVENING);

    private final Map<String, Order> orders = new HashMap<>();
    private final Map<String, Level> levels = new HashMap<>();
    private final List<Parked> parked = new ArrayList<>();

    @BeforeEach
    void storePerfectly() {
        int scarceLeft = BOOKS.item(EVENING.scarceSku()).counted();
        for (Map.Entry<String, Books.OrderEntry> booked : BOOKS.orders().entrySet()) {
            Books.OrderEntry entry = booked.getValue();
            Set<String> holds = new HashSet<>();
            Map<String, Integer> reserved = new HashMap<>(entry.open());
            if (entry.onHold()) {
                holds.add("PLATFORM_HOLD");
            }
            if (entry.cancelAsked()) {
                holds.add("BUYER_ASKS_CANCEL");
            }
            if (reserved.containsKey(EVENING.scarceSku()) && scarceLeft-- <= 0) {
                reserved.clear();
                holds.add("SHORT_STOCK");
            }
            orders.put(booked.getKey(), new Order(booked.getKey(), entry.state(), reserved, entry.shipped(), holds));
        }
        BOOKS.stock().forEach((sku, entry) -> levels.put(sku, new Level(sku, entry.onHand(), entry.reserved())));
        parked.add(new Parked("ShopEvents", "cannot be read", EVENING.plan().start()));
    }

    @Test
    void isClean_whenEverythingIsAsBooked() {
        AuditReport report = audit();

        assertThat(report.findings()).isEmpty();
        assertThat(report.isClean()).isTrue();
        assertThat(report.booked()).isEqualTo(1_500);
        assertThat(report.stored()).isEqualTo(1_500);
        assertThat(report.parked()).isEqualTo(1);
        assertThat(report.shortOrders())
                .isEqualTo(BOOKS.item(EVENING.scarceSku()).open()
                        - BOOKS.item(EVENING.scarceSku()).counted())
                .isPositive();
    }

    @Test
    void findsIt_whenAnOrderIsLost() {
        String id = anyOrder("UNPAID", "ON_HOLD", "CANCELLED");
        orders.remove(id);

        AuditReport report = audit();
        assertThat(report.lost()).isEqualTo(1);
        assertFound(report, Kind.LOST_ORDER, id);
    }

    @Test
    void findsIt_whenAnOrderIsStrange() {
        orders.put("999", new Order("999", "UNPAID", Map.of(), Map.of(), Set.of()));

        assertFound(audit(), Kind.STRANGE_ORDER, "999");
    }

    @Test
    void findsIt_whenAStatusLags() {
        String id = anyOrder("DELIVERED");
        change(id, order -> new Order(id, "IN_TRANSIT", order.reserved(), order.consumed(), order.holds()));

        AuditReport report = audit();
        assertThat(report.statusMismatches()).isEqualTo(1);
        assertFound(report, Kind.STATUS, id);
    }

    @Test
    void findsIt_whenACancelledOrderKeepsItsUnits() {
        String id = anyOrder("CANCELLED");
        Map<String, Integer> units = BOOKS.order(id).cancelled();
        change(id, order -> new Order(id, order.status(), units, Map.of(), order.holds()));

        assertFound(audit(), Kind.RESERVATION, id);
    }

    @Test
    void findsIt_whenOneUnitWasReservedTwice() {
        String id = anyOrder("AWAITING_COLLECTION");
        Map<String, Integer> reserved = new HashMap<>(BOOKS.order(id).open());
        reserved.replaceAll((sku, units) -> units + 1);
        change(id, order -> new Order(id, order.status(), reserved, order.consumed(), order.holds()));

        AuditReport report = audit();
        assertThat(report.reservationMismatches()).isPositive();
        assertFound(report, Kind.RESERVATION, id);
        assertThat(report.findings())
                .anyMatch(finding ->
                        finding.kind() == Kind.LEVEL && finding.text().contains("all orders together"));
    }

    @Test
    void findsIt_whenAShippedOrderStillReserves() {
        String id = anyOrder("IN_TRANSIT");
        Map<String, Integer> units = BOOKS.order(id).shipped();
        change(id, order -> new Order(id, order.status(), units, Map.of(), order.holds()));

        assertFound(audit(), Kind.RESERVATION, id);
    }

    @Test
    void findsIt_whenALevelDrifts() {
        Level level = level(EVENING.hotSku());
        levels.put(level.sku(), new Level(level.sku(), level.onHand() + 1, level.reserved()));
        assertFound(audit(), Kind.LEVEL, EVENING.hotSku());

        levels.put(level.sku(), new Level(level.sku(), level.onHand(), level.reserved() - 1));
        assertFound(audit(), Kind.LEVEL, EVENING.hotSku());
    }

    @Test
    void findsIt_whenALevelIsMissing() {
        levels.remove(EVENING.hotSku());

        assertFound(audit(), Kind.LEVEL, EVENING.hotSku());
    }

    @Test
    void countsTheUnits_whenAShortOrderIsPromisedWhatIsNotThere() {
        String id = shortOrder();
        change(id, order -> new Order(id, order.status(), Map.of(EVENING.scarceSku(), 1), Map.of(), Set.of()));

        AuditReport report = audit();
        assertThat(report.oversoldUnits()).isEqualTo(1);
        assertFound(report, Kind.OVERSOLD, EVENING.scarceSku());
    }

    @Test
    void countsTheUnits_whenTheLevelPromisesMoreThanItHas() {
        levels.put(EVENING.scarceSku(), new Level(EVENING.scarceSku(), 3, 5));

        AuditReport report = audit();
        assertThat(report.oversoldUnits()).isEqualTo(2);
        assertFound(report, Kind.OVERSOLD, EVENING.scarceSku());
    }

    @Test
    void findsIt_whenAnOrderWaitsForStockThatIsThere() {
        String id = BOOKS.orders().entrySet().stream()
                .filter(entry -> entry.getValue().open().containsKey(EVENING.hotSku()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
        change(id, order -> new Order(id, order.status(), Map.of(), order.consumed(), Set.of("SHORT_STOCK")));

        assertFound(audit(), Kind.SHORT_THOUGH_IT_FITS, id);
    }

    @Test
    void findsIt_whenUnitsThatCameBackAreGivenToNobody() {
        String id = orders.values().stream()
                .filter(order -> order.reserved().containsKey(EVENING.scarceSku()))
                .map(Order::id)
                .findFirst()
                .orElseThrow();
        change(id, order -> new Order(id, order.status(), Map.of(), Map.of(), Set.of("SHORT_STOCK")));
        Level level = level(EVENING.scarceSku());
        levels.put(level.sku(), new Level(level.sku(), level.onHand(), level.reserved() - 1));

        AuditReport report = audit();
        assertThat(report.oversoldUnits()).isZero();
        assertFound(report, Kind.LEVEL, EVENING.scarceSku());
    }

    @Test
    void findsIt_whenAShortOrderDoesNotSaySo() {
        String id = shortOrder();
        change(id, order -> new Order(id, order.status(), Map.of(), Map.of(), Set.of()));

        assertFound(audit(), Kind.RESERVATION, id);
    }

    @Test
    void findsIt_whenAHoldIsMissingOrWithoutCause() {
        String held = anyOrder("ON_HOLD");
        change(held, order -> new Order(held, order.status(), order.reserved(), order.consumed(), Set.of()));
        String free = anyOrder("AWAITING_COLLECTION");
        change(
                free,
                order -> new Order(free, order.status(), order.reserved(), order.consumed(), Set.of("UNKNOWN_SKU")));

        AuditReport report = audit();
        assertFound(report, Kind.HOLD, held);
        assertFound(report, Kind.HOLD, free);
    }

    @Test
    void acceptsIt_whenAHoldIsOfAKindThatTheBooksDoNotKnow() {
        String id = anyOrder("AWAITING_COLLECTION");
        change(
                id,
                order -> new Order(
                        id, order.status(), order.reserved(), order.consumed(), Set.of("ADDRESS_IMPLAUSIBLE")));

        assertThat(audit().isClean()).isTrue();
    }

    @Test
    void findsIt_whenAParkedMessageHasNoReason() {
        parked.add(new Parked("OrderEvents", " ", EVENING.plan().start()));

        assertFound(audit(), Kind.PARKED_WITHOUT_REASON, "OrderEvents");
    }

    @Test
    void findsEverything_whenNothingWasStored() {
        AuditReport report = Audit.of(BOOKS, new StoredEvening(List.of(), List.of(), List.of()));

        assertThat(report.lost()).isEqualTo(1_500);
        assertThat(report.isClean()).isFalse();
    }

    private AuditReport audit() {
        return Audit.of(
                BOOKS,
                new StoredEvening(List.copyOf(orders.values()), List.copyOf(levels.values()), List.copyOf(parked)));
    }

    private static Level level(String sku) {
        return new Level(sku, BOOKS.item(sku).onHand(), BOOKS.item(sku).reserved());
    }

    private void change(String id, UnaryOperator<Order> change) {
        orders.computeIfPresent(id, (key, order) -> change.apply(order));
    }

    private static String anyOrder(String... states) {
        return BOOKS.orders().entrySet().stream()
                .filter(entry -> List.of(states).contains(entry.getValue().state()))
                .filter(entry -> EVENING.order(entry.getKey()).orElseThrow().units().stream()
                        .noneMatch(unit -> unit.listing().code().equals(EVENING.scarceSku())))
                .filter(entry -> !EVENING.order(entry.getKey()).orElseThrow().byPlatform())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    private String shortOrder() {
        return orders.values().stream()
                .filter(order -> order.holds().contains("SHORT_STOCK"))
                .map(Order::id)
                .findFirst()
                .orElseThrow();
    }

    private static void assertFound(AuditReport report, Kind kind, String subject) {
        assertThat(report.isClean()).isFalse();
        assertThat(report.findings())
                .anyMatch(finding -> finding.kind() == kind && finding.subject().equals(subject));
    }
}
