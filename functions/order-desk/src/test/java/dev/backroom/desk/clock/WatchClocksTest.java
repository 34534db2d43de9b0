package dev.backroom.desk.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.backroom.desk.DeskInMemory;
import dev.backroom.model.Money;
import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.model.decision.Catalogue;
import dev.backroom.model.decision.OrderTransition;
import dev.backroom.model.decision.OrderTransition.Changed;
import dev.backroom.model.decision.OrderTransition.Terms;
import dev.backroom.model.order.Deadlines;
import dev.backroom.model.order.FulfilledBy;
import dev.backroom.model.order.Fulfilment;
import dev.backroom.model.order.Handling;
import dev.backroom.model.order.LineState;
import dev.backroom.model.order.Milestones;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.OrderKind;
import dev.backroom.model.order.OrderLine;
import dev.backroom.model.order.OrderSnapshot;
import dev.backroom.model.order.OrderStatus;
import dev.backroom.model.order.Payment;
import dev.backroom.model.order.PlatformState;
import dev.backroom.model.stock.Item;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.Slot;
import dev.backroom.notices.Notice;
import dev.backroom.notices.NoticeType;
import dev.backroom.store.commit.OrderChange;
import dev.backroom.store.watch.ClockTable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("engine")
class WatchClocksTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Slot MUG = new Slot(new Sku("MUG"), Slot.MAIN);
    private static final Catalogue CATALOGUE =
            new Catalogue(Map.of(MUG.sku(), new Item(MUG.sku(), "Mug", Map.of(), 20)));
    private static final Shop SHOP = new Shop(
            new ShopId("1"), "S", "GB", ZoneOffset.UTC, "c", "s", "main", NOON, Shop.State.CONNECTED, Map.of());

    private final DeskInMemory desk = new DeskInMemory();
    private final List<Notice> notices = new ArrayList<>();

    @BeforeEach
    void openShop() {
        desk.stock().putItem(SHOP.owner(), new Item(MUG.sku(), "Mug", Map.of(), 20));
        desk.stock().count(SHOP.owner(), MUG, 100, "test", "opening");
    }

    @AfterEach
    void close() {
        desk.drop();
    }

    @Test
    void tellsOfWhatIsNear_andReadsNothingElse() {
        order("far", OrderStatus.AWAITING_SHIPMENT, 40, 50, 200);
        order("arranged soon", OrderStatus.AWAITING_SHIPMENT, 3, 50, 200);
        order("carried soon", OrderStatus.AWAITING_COLLECTION, 1, 4, 200);
        order("carried later", OrderStatus.AWAITING_COLLECTION, 1, 30, 200);

        assertThat(look(0).get("looked")).isEqualTo(3);
        assertThat(notices).singleElement().satisfies(notice -> {
            assertThat(notice.type()).isEqualTo(NoticeType.ORDERS_AT_RISK);
            assertThat(notice.facts()).containsEntry("n", "2").containsEntry("orders", "arranged_soon, carried_soon");
        });
    }

    @Test
    void tellsOnceOfEachStage_atRisk_lateAndCancelled() {
        order("1", OrderStatus.AWAITING_SHIPMENT, 10, 20, 30);

        for (int hour = 0; hour <= 29; hour++) {
            look(hour);
            look(hour);
        }
        assertThat(notices)
                .extracting(
                        Notice::type,
                        notice -> Duration.between(NOON, notice.at()).toHours())
                .containsExactly(
                        tuple(NoticeType.ORDERS_AT_RISK, 6L),
                        tuple(NoticeType.ORDERS_LATE, 10L),
                        tuple(NoticeType.ORDERS_AT_RISK, 26L));
    }

    private Map<?, ?> look(int hour) {
        Map<String, Object> answer = new WatchClocks(
                        () -> List.of(SHOP),
                        desk.orders(),
                        desk.desk(ClockTable::new),
                        notices::addAll,
                        InstantSource.fixed(hour(hour)).withZone(ZoneOffset.UTC))
                .run();
        return (Map<?, ?>) Objects.requireNonNull(answer.get(SHOP.id().value()));
    }

    private void order(String id, OrderStatus status, int ready, int collected, int cancels) {
        OrderSnapshot seen = new OrderSnapshot(
                new OrderKey(SHOP.id(), id.replace(' ', '_')),
                new PlatformState(
                        status,
                        NOON,
                        new Deadlines(
                                Optional.of(hour(ready)), Optional.of(hour(collected)), Optional.of(hour(cancels))),
                        NOON,
                        Milestones.NONE,
                        NOON),
                false,
                List.of(new OrderLine(MUG.sku(), "7", "8", 1, BigDecimal.ONE, false, LineState.of(status))),
                new Payment("", new Money(BigDecimal.ONE, "GBP"), Optional.of(NOON), false),
                new Fulfilment(OrderKind.SALE, FulfilledBy.SELLER, "", Handling.USUAL),
                false,
                Optional.empty());
        Terms terms = new Terms(Slot.MAIN, Instant.EPOCH);
        Changed changed = (Changed) OrderTransition.apply(Optional.empty(), seen, CATALOGUE, terms);
        desk.commit().commit(List.of(new OrderChange(SHOP.owner(), CATALOGUE, terms, changed)));
    }

    private static Instant hour(int hour) {
        return NOON.plus(Duration.ofHours(hour));
    }
}
