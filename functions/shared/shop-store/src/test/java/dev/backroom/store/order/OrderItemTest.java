package dev.backroom.store.order;

import static dev.backroom.store.Goods.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroom.model.Money;
import dev.backroom.model.decision.OrderTransition;
import dev.backroom.model.order.Deadlines;
import dev.backroom.model.order.DeskState;
import dev.backroom.model.order.FulfilledBy;
import dev.backroom.model.order.Fulfilment;
import dev.backroom.model.order.Handling;
import dev.backroom.model.order.Hold;
import dev.backroom.model.order.HoldCode;
import dev.backroom.model.order.LineState;
import dev.backroom.model.order.Milestones;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.OrderKind;
import dev.backroom.model.order.OrderLine;
import dev.backroom.model.order.OrderStatus;
import dev.backroom.model.order.Payment;
import dev.backroom.model.order.PlatformState;
import dev.backroom.model.order.Reservation;
import dev.backroom.model.stock.AvailableStock;
import dev.backroom.model.stock.Sku;
import dev.backroom.store.Goods;
import dev.backroom.store.dynamo.Fields;
import dev.backroom.store.dynamo.UnreadableItem;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class OrderItemTest {
    private static final String ID = "576653688135258178";

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void costsOneWriteUnit_whenAnOrderHasUpToThreeLines(int lines) {
        OrderLine[] bought = {line(LIPSTICK, 2), line(GIFT_SET, 1), line(CARD, 12)};
        for (OrderStatus status : OrderStatus.values()) {
            Order order = seen(
                            ID, status, 600, List.of(bought).subList(0, lines).toArray(OrderLine[]::new))
                    .to(SOMEBODY)
                    .first()
                    .change()
                    .after();

            assertThat(size(OrderItem.encode(order))).as("%s", status).isLessThan(1_024);
        }
    }

    @Test
    void costsOneWriteUnit_whenAnOrderOfThreeLinesIsShort() {
        Order order = seen(ID, OrderStatus.AWAITING_SHIPMENT, 600, line(LIPSTICK, 2), line(MUG, 1), line(CARD, 12))
                .to(SOMEBODY)
                .first()
                .change()
                .refused(Map.of())
                .after();

        assertThat(size(OrderItem.encode(order))).isLessThan(1_024);
    }

    @Test
    void costsOneWriteUnit_whenAnOrderOfTwoLinesIsHeldForAddressPhoneAndMessage() {
        Order usual = seen(ID, OrderStatus.AWAITING_SHIPMENT, 600, line(LIPSTICK, 2), line(GIFT_SET, 1))
                .to(SOMEBODY)
                .first()
                .change()
                .after();
        List<Hold> holds = List.of(
                new Hold(HoldCode.BUYER_WISHES_CHANGE, List.of("en: change/update/edit … address/adress/postcode")),
                new Hold(HoldCode.ADDRESS_IMPLAUSIBLE, List.of("street: placeholder", "postal-code: other-region")),
                new Hold(HoldCode.PHONE_INVALID, List.of("phone: not-assigned")));
        Order held = ((OrderTransition.Changed) OrderTransition.apply(
                        Optional.of(usual),
                        seen(ID, OrderStatus.AWAITING_SHIPMENT, 700, line(LIPSTICK, 2), line(GIFT_SET, 1))
                                .to(SOMEBODY)
                                .snapshot(),
                        Goods.CATALOGUE,
                        new OrderTransition.Terms(Goods.TERMS.warehouse(), Goods.TERMS.stockSince(), holds)))
                .after();

        assertThat(held.holds()).isEqualTo(holds);
        assertThat(size(OrderItem.encode(held))).isLessThan(1_024);
        assertThat(OrderItem.decode(OrderItem.encode(held))).isEqualTo(held);
    }

    @Test
    void givesBackTheSameOrder_whenEverythingIsUsual() {
        Order order = seen(ID, OrderStatus.UNPAID, 0, line(LIPSTICK, 1))
                .first()
                .change()
                .after();

        assertThat(OrderItem.decode(OrderItem.encode(order))).isEqualTo(order);
    }

    @Test
    void givesBackTheSameOrder_whenEverythingIsUnusual() {
        Order usual = seen(ID, OrderStatus.PARTIALLY_SHIPPING, 600, line(MUG, 2, LineState.SHIPPED), line(CARD, 1))
                .to(SOMEBODY)
                .first()
                .change()
                .refused(Map.of(Goods.slot(MUG), AvailableStock.NONE))
                .after();
        Order order = new Order(
                usual.key(),
                41,
                new PlatformState(
                        usual.status(),
                        usual.created(),
                        Deadlines.NONE,
                        usual.updated(),
                        Milestones.NONE,
                        usual.readAt()),
                List.of(new OrderLine(
                        new Sku("Größe-38 紅"), "1", "2", 3, new BigDecimal("0.01"), true, LineState.CANCELLED)),
                new Payment("", Money.of("12500000", "IDR"), Optional.empty(), true),
                new Fulfilment(
                        OrderKind.REPLACEMENT, FulfilledBy.PLATFORM, "east-2", new Handling(200, "576461413038785752")),
                usual.reservation(),
                new DeskState(usual.holds(), List.of("0badcafe", "12345678"), Optional.of("2026-11-20T10-main"), ""));

        assertThat(order.reservation().isShort()).isTrue();
        assertThat(order.holds()).hasSize(2);
        assertThat(OrderItem.decode(OrderItem.encode(order))).isEqualTo(order);
    }

    @Test
    void standsInNoList_whenTheOrderNeedsNoWork() {
        Order unpaid = seen(ID, OrderStatus.UNPAID, 0, line(LIPSTICK, 1))
                .first()
                .change()
                .after();

        assertThat(OrderItem.encode(unpaid)).doesNotContainKeys("openLane", "openSort");
    }

    @Test
    void standsInOneOfEightShards_sortedByShipBy_whenTheOrderIsReady() {
        Order ready = seen(ID, OrderStatus.AWAITING_SHIPMENT, 0, line(LIPSTICK, 1))
                .first()
                .change()
                .after();

        Map<String, AttributeValue> item = OrderItem.encode(ready);

        assertThat(Fields.textOf(item, "openLane")).matches(SHOP + "#READY#[0-7]");
        assertThat(Fields.textOf(item, "openSort"))
                .isEqualTo(ready.deadlines().collected().orElseThrow().getEpochSecond() + "#" + ID);
    }

    @ParameterizedTest
    @CsvSource({
        "status, PACKED",
        "lines, PACKED",
        "version, one",
        "currency, DOLLARS",
        "reserved, PACKED",
        "warehouse,",
        "readAt,",
        "total,"
    })
    void namesTheOrderAndTheAttribute_whenOneIsWrongOrMissing(String attribute, String value) {
        Map<String, AttributeValue> item =
                new HashMap<>(OrderItem.encode(seen(ID, OrderStatus.UNPAID, 0, line(LIPSTICK, 1))
                        .first()
                        .change()
                        .after()));
        if (value == null) {
            item.remove(attribute);
        } else {
            item.put(
                    attribute, attribute.equals("version") ? AttributeValue.fromN(value) : AttributeValue.fromS(value));
        }

        assertThatThrownBy(() -> OrderItem.decode(item))
                .isInstanceOf(UnreadableItem.class)
                .hasMessageContaining(SHOP + "#" + ID)
                .hasMessageContaining("'" + attribute + "'");
    }

    @Test
    void namesThePlace_whenALineOrASlotIsWrong() {
        Order order = seen(ID, OrderStatus.UNPAID, 0, line(LIPSTICK, 1))
                .first()
                .change()
                .after();
        Map<String, AttributeValue> badLine = new HashMap<>(OrderItem.encode(order));
        badLine.put("lines", AttributeValue.fromL(List.of(AttributeValue.fromS("LIP-RED"))));
        Map<String, AttributeValue> badSlot = new HashMap<>(OrderItem.encode(order));
        badSlot.put("reserved", AttributeValue.fromM(Map.of("LIP-RED", AttributeValue.fromN("1"))));

        assertThatThrownBy(() -> OrderItem.decode(badLine)).hasMessageContaining("'lines' is of another kind");
        assertThatThrownBy(() -> OrderItem.decode(badSlot)).hasMessageContaining("'reserved' holds a value");
        assertThatThrownBy(() -> OrderItem.decode(Map.of())).hasMessageContaining("'pk' is missing");
        assertThatThrownBy(() -> OrderItem.orderKey("576653688135258178")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keepsSkuAndWarehouseApart_whenASlotIsReadBack() {
        assertThat(OrderItem.slot(slot(LIPSTICK).toString())).isEqualTo(slot(LIPSTICK));
        assertThat(OrderItem.orderKey(OrderKey.of(SHOP, ID).toString())).isEqualTo(OrderKey.of(SHOP, ID));
        assertThat(Reservation.NONE.isShort()).isFalse();
    }

    /** As DynamoDB counts: names and values in UTF-8, numbers by half a byte a digit, nesting by 3 and 1 an element. */
    private static int size(Map<String, AttributeValue> item) {
        return item.entrySet().stream()
                .mapToInt(entry -> bytes(entry.getKey()) + size(entry.getValue()))
                .sum();
    }

    private static int size(AttributeValue value) {
        return switch (value.type()) {
            case S -> bytes(value.s());
            case N ->
                1
                        + (value.n().replaceAll("[-.]", "").length() + 1) / 2
                        + (value.n().startsWith("-") ? 1 : 0);
            case BOOL -> 1;
            case L ->
                3 + value.l().stream().mapToInt(element -> 1 + size(element)).sum();
            case M -> 3 + size(value.m()) + value.m().size();
            default -> throw new IllegalArgumentException("not used: " + value.type());
        };
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
