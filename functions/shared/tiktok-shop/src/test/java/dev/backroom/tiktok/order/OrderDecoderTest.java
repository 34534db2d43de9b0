package dev.backroom.tiktok.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backroom.model.Money;
import dev.backroom.model.ShopId;
import dev.backroom.model.order.AddressParts;
import dev.backroom.model.order.Deadlines;
import dev.backroom.model.order.FulfilledBy;
import dev.backroom.model.order.LineState;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.OrderKind;
import dev.backroom.model.order.OrderLine;
import dev.backroom.model.order.OrderSnapshot;
import dev.backroom.model.order.OrderStatus;
import dev.backroom.model.order.Recipient;
import dev.backroom.model.stock.Sku;
import dev.backroom.tiktok.json.JsonText;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderDecoderTest {
    private static final ShopId SHOP = new ShopId("7495540735365777507");
    private static final Instant READ_AT = Instant.parse("2026-11-20T18:00:00Z");
    private static final String ORDER = """
            {"id":"576461413038785752","status":"AWAITING_SHIPMENT","create_time":1795190000,"update_time":1795197600,
             "paid_time":1795190060,"rts_sla_time":1795276400,"tts_sla_time":1795362800,"shipping_due_time":1795449200,
             "cancel_order_sla_time":1,"fulfillment_type":"FULFILLMENT_BY_SELLER","shipping_type":"SELLER",
             "warehouse_id":"6955005333819123123","user_id":"7021436810468230477","is_cod":true,
             "is_on_hold_order":false,"is_buyer_request_cancel":true,"is_sample_order":false,
             "buyer_message":"ring twice","buyer_email":"x@chat.example","something_new":{"a":[1]},
             "payment":{"currency":"USD","sub_total":"24.98","total_amount":"29.97"},
             "recipient_address":{"full_address":"1 Sample St, Testville","name":"Test Person","phone_number":"(+1)000",
               "postal_code":"00000","region_code":"US"},
             "line_items":[
               {"id":"1","sku_id":"27","seller_sku":"RED","product_id":"17","sale_price":"9.990",
                "display_status":"AWAITING_SHIPMENT"},
               {"id":"2","sku_id":"28","seller_sku":"BLUE","product_id":"18","sale_price":"5.00","is_gift":true,
                "display_status":"AWAITING_SHIPMENT"},
               {"id":"3","sku_id":"27","seller_sku":" RED ","product_id":"17","sale_price":"9.99",
                "display_status":"TO_SHIP"}]}""";

    @Test
    void takesEveryFact_whenTheOrderIsAsDocumented() {
        OrderSnapshot order = decoded(ORDER);

        assertThat(order.key()).isEqualTo(new OrderKey(SHOP, "576461413038785752"));
        assertThat(order.status()).isEqualTo(OrderStatus.AWAITING_SHIPMENT);
        assertThat(order.created()).isEqualTo(Instant.ofEpochSecond(1795190000));
        assertThat(order.updated()).isEqualTo(Instant.ofEpochSecond(1795197600));
        assertThat(order.readAt()).isEqualTo(READ_AT);
        assertThat(order.paid()).contains(Instant.ofEpochSecond(1795190060));
        assertThat(order.deadlines())
                .isEqualTo(new Deadlines(
                        Optional.of(Instant.ofEpochSecond(1795276400)),
                        Optional.of(Instant.ofEpochSecond(1795362800)),
                        Optional.of(Instant.ofEpochSecond(1795449200))));
        assertThat(order.total()).isEqualTo(Money.of("29.97", "USD"));
        assertThat(order.kind()).isEqualTo(OrderKind.SALE);
        assertThat(order.fulfilledBy()).isEqualTo(FulfilledBy.SELLER);
        assertThat(order.warehouse()).isEqualTo("6955005333819123123");
        assertThat(order.buyer()).isEqualTo("7021436810468230477");
        assertThat(order.platformHold()).isFalse();
        assertThat(order.buyerAsksCancel()).isTrue();
        assertThat(order.cashOnDelivery()).isTrue();
        assertThat(order.recipient())
                .contains(new Recipient(
                        "Test Person",
                        "(+1)000",
                        "1 Sample St, Testville",
                        "00000",
                        "US",
                        "ring twice",
                        new AddressParts("", List.of(), true)));
    }

    @Test
    void foldsEqualLines_andKeepsTheRestApart() {
        assertThat(decoded(ORDER).lines())
                .containsExactly(
                        line("BLUE", "28", "18", 1, "5", true, LineState.OPEN),
                        line("RED", "27", "17", 2, "9.99", false, LineState.OPEN));
    }

    @Test
    void givesTheSameLines_whateverTheirOrderInTheAnswer() {
        String turned = ORDER.replace("\"RED\"", "\"GREEN\"");
        String back = ORDER.replace("\" RED \"", "\"GREEN\"");

        assertThat(decoded(turned).lines()).isEqualTo(decoded(back).lines());
    }

    @Test
    void readsIdsAndTimesExactly_whenTheyAreOfTheOtherJsonType() {
        OrderSnapshot order = decoded(ORDER.replace("\"576461413038785752\"", "576461413038785753")
                .replace("\"6955005333819123123\"", "6955005333819123124")
                .replace("1795197600", "\"1795197600\"")
                .replace("\"29.97\"", "29.97"));

        assertThat(order.key().order()).isEqualTo("576461413038785753");
        assertThat(order.warehouse()).isEqualTo("6955005333819123124");
        assertThat(order.updated()).isEqualTo(Instant.ofEpochSecond(1795197600));
        assertThat(order.total()).isEqualTo(Money.of("29.97", "USD"));
    }

    @ParameterizedTest
    @CsvSource({
        "CANCEL, CANCELLED",
        "CANCELLED, CANCELLED",
        "PARTIALLY_SHIPPING, PARTIALLY_SHIPPING",
        "SOMETHING_NEW, UNRECOGNISED"
    })
    void readsTheState_inEverySpelling(String spelling, OrderStatus status) {
        assertThat(decoded(ORDER.replaceFirst("AWAITING_SHIPMENT", spelling)).status())
                .isEqualTo(status);
    }

    @Test
    void takesLittle_whenThePlatformSaysLittle() {
        OrderSnapshot order = decoded("""
                {"id":"5","status":"UNPAID","create_time":1795190000,"rts_sla_time":0,
                 "line_items":[{"sku_id":"27","currency":"gbp"}]}""");

        assertThat(order.updated()).isEqualTo(order.created());
        assertThat(order.deadlines()).isEqualTo(Deadlines.NONE);
        assertThat(order.paid()).isEmpty();
        assertThat(order.total()).isEqualTo(Money.of("0", "GBP"));
        assertThat(order.recipient()).isEmpty();
        assertThat(order.lines()).containsExactly(line("27", "27", "", 1, "0", false, LineState.OPEN));
    }

    @ParameterizedTest
    @CsvSource({
        "is_sample_order, SAMPLE",
        "is_replacement_order, REPLACEMENT",
        "is_exchange_order, EXCHANGE",
        "is_gift_wrapped, SALE"
    })
    void tellsWhatIsNoSale(String flag, OrderKind kind) {
        assertThat(changed(order -> order.put(flag, true)).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"FULFILLMENT_BY_TIKTOK", "FULFILLMENT_BY_DILAYANI_TOKOPEDIA"})
    void leavesTheSellersStockAlone_whenThePlatformShips(String type) {
        assertThat(changed(order -> order.put("fulfillment_type", type)).fulfilledBy())
                .isEqualTo(FulfilledBy.PLATFORM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UNPAID", "ON_HOLD"})
    void takesNoRecipient_beforeThePlatformShowsOne(String status) {
        assertThat(changed(order -> order.put("status", status)).recipient()).isEmpty();
    }

    @Test
    void seesThePlatformsHold_inStateAndFlag() {
        assertThat(changed(order -> order.put("status", "ON_HOLD")).platformHold())
                .isTrue();
        assertThat(changed(order -> order.put("is_on_hold_order", true)).platformHold())
                .isTrue();
    }

    @Test
    void putsTheAddressTogether_whenThereIsNoFullOne() {
        OrderSnapshot order = changed(json -> json.putObject("recipient_address")
                .put("first_name", "Test")
                .put("last_name", "Person")
                .put("address_detail", "Unit 1")
                .put("address_line1", "1 Sample St")
                .putArray("district_info")
                .addObject()
                .put("address_name", "Testshire"));

        assertThat(order.recipient())
                .contains(new Recipient(
                        "Test Person",
                        "",
                        "Unit 1, 1 Sample St, Testshire",
                        "",
                        "",
                        "ring twice",
                        new AddressParts("Unit 1, 1 Sample St", List.of("Testshire"), true)));
        assertThat(changed(json -> json.putObject("recipient_address")).recipient())
                .isEmpty();
    }

    @Test
    void takesTheStreetOutOfTheFullAddress_whenOnlyTheAreasAreApart() {
        OrderSnapshot order = changed(json -> {
            ObjectNode address = json.putObject("recipient_address");
            address.put("name", "Test Person").put("postal_code", "1605");
            address.put("full_address", "12 Sample St, Pasig City, Metro Manila, 1605");
            ArrayNode areas = address.putArray("district_info");
            areas.addObject().put("address_level", "L0").put("address_name", "Philippines");
            areas.addObject().put("address_level", "L1").put("address_name", "Metro Manila");
            areas.addObject().put("address_level", "L2").put("address_name", "Pasig City");
        });

        assertThat(order.recipient().orElseThrow().parts())
                .isEqualTo(new AddressParts("12 Sample St", List.of("Metro Manila", "Pasig City"), true));
    }

    @Test
    void expandsAVirtualBundle_toItsParts() {
        OrderSnapshot order = decoded("""
                {"id":"5","status":"AWAITING_SHIPMENT","update_time":1795190000,"line_items":[
                 {"sku_id":"90","seller_sku":"SET","product_id":"19","sale_price":"10.00","combined_listing_skus":[
                  {"sku_id":"27","sku_count":2,"product_id":"17","seller_sku":"RED"},
                  {"sku_id":28,"product_id":"18","seller_sku":""}]}]}""");

        assertThat(order.lines())
                .containsExactly(
                        line("28", "28", "18", 1, "3.3333", false, LineState.OPEN),
                        line("RED", "27", "17", 2, "3.3333", false, LineState.OPEN));
    }

    @Test
    void readsEachLinesOwnState_andTheOrdersWhereItHasNone() {
        OrderSnapshot order = decoded("""
                {"id":"5","status":"IN_TRANSIT","update_time":1795190000,"line_items":[
                 {"sku_id":"1","display_status":"CANCELLED"},{"sku_id":"2","display_status":"AWAITING_COLLECTION"},
                 {"sku_id":"3"},{"sku_id":"4","display_status":"DELIVERED"}]}""");

        assertThat(order.lines())
                .extracting(OrderLine::state)
                .containsExactly(LineState.CANCELLED, LineState.OPEN, LineState.SHIPPED, LineState.SHIPPED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "null",
                "{\"seller_sku\":\"RED\",\"sale_price\":\"much\"}",
                "{\"seller_sku\":\"RED\",\"sku_id\":\"a b\"}",
                "{\"seller_sku\":\"RED\",\"combined_listing_skus\":[{\"sku_id\":\"1\",\"sku_count\":-1}]}"
            })
    void keepsTheOrder_withALineThatAPersonMustLookAt_whenOneCannotBeRead(String line) {
        OrderSnapshot order = decoded("{\"id\":\"5\",\"status\":\"AWAITING_SHIPMENT\",\"update_time\":1795190000,"
                + "\"line_items\":[{\"sku_id\":\"27\"}," + line + "]}");

        assertThat(order.lines())
                .extracting(OrderLine::sku)
                .containsExactly(new Sku("27"), new Sku("unreadable-line-2"));
    }

    @Test
    void fallsBackToThePlatformsSku_whenTheSellersCannotStandInAKey() {
        assertThat(decoded(ORDER.replace("\"BLUE\"", "\"BLUE#1\"")).lines())
                .extracting(OrderLine::sku)
                .containsExactly(new Sku("28"), new Sku("RED"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "576461413038785752|576461413038#785752|``|id holds a character that a key cannot hold",
                "`\"status\":\"AWAITING_SHIPMENT\"`|`\"status\":\" \"`|576461413038785752|status is missing",
                "_time|_tide|576461413038785752|create_time and update_time are missing",
                "`\"line_items\":`|`\"lines\":`|576461413038785752|line_items are missing",
                "`\"29.97\"`|`\"a lot\"`|576461413038785752|total_amount is not an amount",
                "`\"29.97\"`|1e99999|576461413038785752|total_amount is not an amount",
                "`\"USD\"`|`\"dollars\"`|576461413038785752|currency is not a code of three letters",
                "`\"6955005333819123123\"`|`\"the red one\"`|576461413038785752"
                        + "|warehouse_id holds a character that an id does not have"
            })
    void refusesTheOrder_withAReasonThatRepeatsNothing(String from, String to, String id, String reason) {
        assertThat(OrderDecoder.decode(SHOP, json(ORDER.replace(from, to)), READ_AT))
                .isEqualTo(new OrderDecoder.Decoded.Refused(id, reason));
    }

    @Test
    void takesAnOrderWithoutLines_onlyWhenItIsCancelled() {
        assertThat(decoded("{\"id\":\"5\",\"status\":\"CANCELLED\",\"update_time\":1795190000}")
                        .lines())
                .isEmpty();
    }

    @Property(tries = 300)
    void neverThrows_whateverStandsInAField(@ForAll("fields") String field, @ForAll("values") String value) {
        ObjectNode order = (ObjectNode) json(ORDER);
        JsonNode strange = json("{\"v\":" + value + "}").get("v");
        order.set(field, strange);
        if (order.path("line_items").path(0) instanceof ObjectNode line) {
            line.set("sku_id", strange);
        }

        assertThat(OrderDecoder.decode(SHOP, order, READ_AT)).isNotNull();
    }

    @Provide
    Arbitrary<String> fields() {
        return Arbitraries.of(
                json(ORDER).properties().stream().map(Map.Entry::getKey).toList());
    }

    @Provide
    Arbitrary<String> values() {
        return Arbitraries.of(
                "null",
                "true",
                "0",
                "-1",
                "1e400",
                "99999999999999999999",
                "\"\"",
                "\"é#\"",
                "[]",
                "[[]]",
                "[null]",
                "{}",
                "{\"currency\":7,\"total_amount\":{}}");
    }

    private static OrderSnapshot changed(Consumer<ObjectNode> change) {
        ObjectNode order = (ObjectNode) json(ORDER);
        change.accept(order);
        return decoded(order.toString());
    }

    private static OrderSnapshot decoded(String order) {
        OrderDecoder.Decoded decoded = OrderDecoder.decode(SHOP, json(order), READ_AT);
        assertThat(decoded).isInstanceOf(OrderDecoder.Decoded.Order.class);
        return ((OrderDecoder.Decoded.Order) decoded).snapshot();
    }

    private static OrderLine line(
            String sku, String platformSku, String product, int units, String price, boolean gift, LineState state) {
        return new OrderLine(new Sku(sku), platformSku, product, units, new BigDecimal(price), gift, state);
    }

    private static JsonNode json(String text) {
        return JsonText.object(text);
    }
}
