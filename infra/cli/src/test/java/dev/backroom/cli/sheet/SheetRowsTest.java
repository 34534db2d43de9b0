package dev.backroom.cli.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.model.Money;
import dev.backroom.model.order.AddressParts;
import dev.backroom.model.order.Deadlines;
import dev.backroom.model.order.DeskState;
import dev.backroom.model.order.FulfilledBy;
import dev.backroom.model.order.Fulfilment;
import dev.backroom.model.order.Handling;
import dev.backroom.model.order.LineState;
import dev.backroom.model.order.Milestones;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.OrderKind;
import dev.backroom.model.order.OrderLine;
import dev.backroom.model.order.OrderStatus;
import dev.backroom.model.order.Payment;
import dev.backroom.model.order.PlatformState;
import dev.backroom.model.order.Recipient;
import dev.backroom.model.order.Reservation;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.wave.WaveLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SheetRowsTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Sku MUG = new Sku("MUG");
    private static final Sku LID = new Sku("LID");
    private static final OrderKey KEY = OrderKey.of("1", "577");

    @Test
    void holdsEverythingThatThePlatformGave_inEachRow() {
        Recipient to = new Recipient(
                "Ana Testa",
                "(+63)9000001234",
                "7 Mock Boulevard, Poblacion, Makati, Metro Manila, 1210",
                "1210",
                "PH",
                "ring twice",
                new AddressParts("7 Mock Boulevard", List.of("Metro Manila", "Makati", "Poblacion"), true));

        List<Map<String, String>> rows = SheetRows.of(
                "w1",
                line(),
                order(line(MUG, 2, "129.5"), line(LID, 1, "20")),
                Optional.of(to),
                List.of("SPX1", "SPX2"));

        assertThat(rows).hasSize(2);
        assertThat(rows.getLast())
                .containsEntry("order", "577")
                .containsEntry("sku", "MUG")
                .containsEntry("units", "2")
                .containsEntry("price", "129.5")
                .containsEntry("currency", "PHP")
                .containsEntry("street", "7 Mock Boulevard")
                .containsEntry("province", "Metro Manila")
                .containsEntry("city", "Makati")
                .containsEntry("district", "Poblacion")
                .containsEntry("region", "PH")
                .containsEntry("createdBeijing", "2026-11-20 20:00:00")
                .containsEntry("message", "ring twice")
                .containsEntry("tracking", "SPX1 SPX2");
        assertThat(rows).allSatisfy(row -> assertThat(row).containsOnlyKeys(SheetLayout.FIELDS));
    }

    @Test
    void namesTheCityAndTheCounty_whereACountyLiesAroundIt() {
        assertThat(Areas.of("US", List.of("California", "Los Angeles County", "Pasadena")))
                .isEqualTo(new Areas("California", "Pasadena", "Los Angeles County"));
        assertThat(Areas.of("GB", List.of("Leeds"))).isEqualTo(new Areas("", "Leeds", ""));
        assertThat(Areas.of("ID", List.of("Jawa Barat", "Bandung", "Coblong", "Dago")))
                .isEqualTo(new Areas("Jawa Barat", "Bandung", "Coblong, Dago"));
        assertThat(Areas.of("MY", List.of("Selangor"))).isEqualTo(new Areas("Selangor", "", ""));
        assertThat(Areas.of("SG", List.of())).isEqualTo(new Areas("", "", ""));
    }

    @Test
    void putsTheWholeAddressIntoTheFirstLine_whereItCameAsOneText() {
        Recipient to = new Recipient("Ana Testa", "1", "7 Mock Boulevard, Leeds", "LS1", "GB", "");

        assertThat(SheetRows.of("w1", line(), order(line(MUG, 2, "1")), Optional.of(to), List.of())
                        .getFirst())
                .containsEntry("street", "7 Mock Boulevard, Leeds")
                .containsEntry("city", "");
    }

    private static WaveLine line() {
        return new WaveLine(KEY, 1, "577", NOON, Map.of(MUG, 2, LID, 1));
    }

    private static OrderLine line(Sku sku, int units, String price) {
        return new OrderLine(sku, "7", "8", units, new BigDecimal(price), false, LineState.OPEN);
    }

    private static Order order(OrderLine... lines) {
        return new Order(
                KEY,
                1,
                new PlatformState(OrderStatus.AWAITING_SHIPMENT, NOON, Deadlines.NONE, NOON, Milestones.NONE, NOON),
                List.of(lines),
                new Payment("", new Money(BigDecimal.ONE, "PHP"), Optional.empty(), false),
                new Fulfilment(OrderKind.SALE, FulfilledBy.SELLER, "main", Handling.USUAL),
                Reservation.NONE,
                DeskState.NEW);
    }
}
