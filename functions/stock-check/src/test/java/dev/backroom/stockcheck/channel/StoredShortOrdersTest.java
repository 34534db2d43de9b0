package dev.backroom.stockcheck.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.model.Money;
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
import dev.backroom.stockcheck.StockFixture;
import dev.backroom.store.commit.OrderChange;
import dev.backroom.store.commit.OrderCommit;
import dev.backroom.store.order.OrderTable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("engine")
class StoredShortOrdersTest {
    private static final Sku MUG = new Sku("MUG");
    private static final Catalogue ITEMS = new Catalogue(Map.of(MUG, new Item(MUG, "Mug", Map.of(), 20)));

    private final StockFixture room = new StockFixture();
    private final ShopId shop = room.shop.id();
    private final String orders = room.ordersTable();
    private final StoredShortOrders shortOrders =
            new StoredShortOrders(new OrderTable(room.engine(), orders), room.clock);

    @Test
    void countsTheUnits_ofOrdersThatDidNotFit() {
        room.stock("MUG", "main", 4);
        order("1", 3);
        order("2", 3);
        order("3", 2);

        assertThat(shortOrders.of(shop)).isEqualTo(Map.of(MUG, 5L));
    }

    @Test
    void readsAgain_onlyAfterAMoment() {
        assertThat(shortOrders.of(shop)).isEmpty();
        order("1", 3);
        assertThat(shortOrders.of(shop)).isEmpty();

        room.clock.advance(StoredShortOrders.FRESH.plus(Duration.ofMillis(1)));
        assertThat(shortOrders.of(shop)).isEqualTo(Map.of(MUG, 3L));
    }

    private void order(String id, int units) {
        Instant at = StockFixture.NOON.plusSeconds(Long.parseLong(id));
        OrderSnapshot seen = new OrderSnapshot(
                new OrderKey(shop, id),
                new PlatformState(OrderStatus.AWAITING_SHIPMENT, at, Deadlines.NONE, at, Milestones.NONE, at),
                false,
                List.of(new OrderLine(MUG, "27", "17", units, BigDecimal.ONE, false, LineState.OPEN)),
                new Payment("", new Money(BigDecimal.ONE, "USD"), Optional.of(at), false),
                new Fulfilment(OrderKind.SALE, FulfilledBy.SELLER, "", Handling.USUAL),
                false,
                Optional.empty());
        Terms terms = new Terms("main", Instant.EPOCH);
        Changed change = (Changed) OrderTransition.apply(Optional.empty(), seen, ITEMS, terms);
        new OrderCommit(room.engine(), orders, room.ordersTable(), room.stockTable)
                .commit(List.of(new OrderChange(StockFixture.OWNER, ITEMS, terms, change)));
    }
}
