package dev.backroom.tiktok.fulfilment;

import static dev.backroom.tiktok.PlatformStub.data;
import static dev.backroom.tiktok.PlatformStub.query;
import static dev.backroom.tiktok.PlatformStub.refusal;
import static dev.backroom.tiktok.PlatformStub.shop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.backroom.model.Shop;
import dev.backroom.model.ship.PackageState;
import dev.backroom.model.ship.ShippableOrder;
import dev.backroom.model.ship.ShippableUnit;
import dev.backroom.tiktok.AccessTokens;
import dev.backroom.tiktok.MovingClock;
import dev.backroom.tiktok.PlatformStub;
import dev.backroom.tiktok.TikTokFailure;
import dev.backroom.tiktok.fulfilment.ShipRequest.OwnCarrier;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Packages, labels and carriers against the documented contract. */
class ShopParcelsTest {
    private static final Shop SHOP = shop("7495540735365777507");

    private final PlatformStub platform = new PlatformStub();
    private final MovingClock clock = new MovingClock();
    private final ShopParcels parcels =
            new ShopParcels(platform.endpoints(), PlatformStub.APP, new OneToken(), clock, clock);

    @AfterEach
    void everyCallWasSigned() {
        platform.requests().forEach(PlatformStub::assertSigned);
        platform.close();
    }

    @Test
    void readsUnitsAndPackages_ofAnOrder() {
        platform.answers(PlatformStub.orders(
                "{\"id\":\"5\",\"status\":\"AWAITING_SHIPMENT\",\"create_time\":1795197000,\"update_time\":1795197600,"
                        + "\"shipping_type\":\"TIKTOK\",\"delivery_option_id\":\"77\",\"split_or_combine_tag\":\"COMBINED\","
                        + "\"line_items\":[{\"id\":\"11\",\"sku_id\":\"27\",\"seller_sku\":\"MUG\",\"package_id\":\"9\","
                        + "\"package_status\":\"TO_FULFILL\",\"display_status\":\"AWAITING_SHIPMENT\"},"
                        + "{\"id\":\"12\",\"sku_id\":\"27\",\"seller_sku\":\"MUG\",\"package_id\":\"9\","
                        + "\"package_status\":\"CANCELLED\",\"display_status\":\"CANCELLED\"}]}",
                "{\"id\":\"6\",\"status\":\"AWAITING_SHIPMENT\",\"create_time\":1795197000,\"shipping_type\":\"SELLER\","
                        + "\"line_items\":[{\"sku_id\":\"27\"}]}"));

        ShippablesRead read = parcels.orders(SHOP, List.of("6", "5"));

        ShippableOrder order = Objects.requireNonNull(read.orders().get("5"));
        assertThat(order.sellerShips()).isFalse();
        assertThat(order.combined()).isTrue();
        assertThat(order.deliveryOption()).isEqualTo("77");
        assertThat(order.open()).extracting(ShippableUnit::lineItem).containsExactly("11");
        assertThat(order.packages(state -> !state.isArranged())).containsExactly("9");
        assertThat(read.unreadable()).containsExactly(Map.entry("6", "a line has no id"));
        assertThat(query(platform.requests().getFirst())).containsEntry("ids", "5,6");
    }

    @Test
    void readsTheOthers_whereThePlatformDoesNotTakeOneId() {
        String six =
                "{\"id\":\"6\",\"status\":\"AWAITING_SHIPMENT\",\"create_time\":1795197000,\"shipping_type\":\"SELLER\","
                        + "\"line_items\":[{\"id\":\"13\",\"sku_id\":\"27\",\"seller_sku\":\"MUG\"}]}";
        platform.answers(refusal(400, 36009004, "no"), refusal(400, 36009004, "no"), PlatformStub.orders(six));

        ShippablesRead read = parcels.orders(SHOP, List.of("5", "6"));

        assertThat(read.orders()).containsOnlyKeys("6");
        assertThat(read.unreadable()).containsOnlyKeys("5");
        assertThat(platform.requests())
                .extracting(request -> query(request).get("ids"))
                .containsExactly("5,6", "5", "6");
    }

    @Test
    void shipsOnePackage_byItsOwnPath() {
        platform.answers(data("{}"));
        PickupSlot slot = new PickupSlot(Instant.ofEpochSecond(1_795_200_000), Instant.ofEpochSecond(1_795_203_600));

        assertThat(parcels.ship(SHOP, List.of(new ShipRequest("9", Optional.of(slot), Optional.empty()))))
                .isEmpty();

        LoggedRequest request = platform.requests().getFirst();
        assertThat(request.getUrl()).startsWith("/fulfillment/202309/packages/9/ship?");
        assertThat(request.getBodyAsString())
                .isEqualTo("{\"handover_method\":\"PICKUP\",\"pickup_slot\":{\"start_time\":1795200000,"
                        + "\"end_time\":1795203600}}");
    }

    @Test
    void keepsTheErrorsOfABatch_thatAnsweredSuccess() {
        platform.answers(
                data("{\"errors\":[{\"code\":21011044,\"message\":\"on hold\",\"detail\":{\"package_id\":\"8\"}}]}"));

        Map<String, ShipRefused> refused = parcels.ship(
                SHOP,
                List.of(
                        ShipRequest.of("8"),
                        new ShipRequest("9", Optional.empty(), Optional.of(new OwnCarrier("p1", "1Z99")))));

        assertThat(refused).containsExactly(Map.entry("8", new ShipRefused(21011044)));
        assertThat(Objects.requireNonNull(refused.get("8")).reason()).contains("holds the order");
        LoggedRequest request = platform.requests().getFirst();
        assertThat(request.getUrl()).startsWith("/fulfillment/202309/packages/ship?");
        assertThat(request.getBodyAsString())
                .isEqualTo(
                        "{\"packages\":[{\"id\":\"8\"},{\"id\":\"9\",\"self_shipment\":{\"tracking_number\":\"1Z99\","
                                + "\"shipping_provider_id\":\"p1\"}}]}");
    }

    @Test
    void takesAnErrorOfNoPackageForAllOfThem() {
        platform.answers(data("{\"errors\":[{\"code\":1,\"message\":\"no\"}]}"));
        assertThat(parcels.ship(SHOP, List.of(ShipRequest.of("8"), ShipRequest.of("9"))))
                .containsOnlyKeys("8", "9");
    }

    @Test
    void neverRepeatsAShipment_whoseAnswerIsMissing() {
        platform.answers(WireMock.aResponse().withStatus(500).withBody("{\"code\":36009003}"), data("{}"));
        assertThatThrownBy(() -> parcels.ship(SHOP, List.of(ShipRequest.of("9"))))
                .isInstanceOf(TikTokFailure.Transient.class);
        assertThat(platform.requests()).hasSize(1);
    }

    @Test
    void shipsEachAlone_whereTheBatchIsRefused() {
        platform.answers(refusal(400, 21011000, "no"), data("{}"), refusal(400, 21011044, "on hold"));
        assertThat(parcels.ship(SHOP, List.of(ShipRequest.of("8"), ShipRequest.of("9"))))
                .containsExactly(Map.entry("9", new ShipRefused(21011044)));
    }

    @Test
    void waitsForALabel_thatIsBeingMade() {
        platform.answers(
                refusal(400, 11034037, "still being generated"),
                data("{\"doc_url\":\"https://docs.example/label?x=1\",\"tracking_number\":\"TT1\"}"));
        assertThat(parcels.label(SHOP, "9")).isEqualTo(new PackageLabel.BeingMade());
        PackageLabel ready = parcels.label(SHOP, "9");
        assertThat(ready).isEqualTo(new PackageLabel.Ready(URI.create("https://docs.example/label?x=1"), "TT1"));
        assertThat(ready.toString()).doesNotContain("docs.example");
        assertThat(query(platform.requests().getFirst())).containsEntry("document_type", "SHIPPING_LABEL");
    }

    @Test
    void marksUnitsAsShipped_inTheMarketsThatDo() {
        platform.answers(data("{\"package_id\":\"99\"}"));
        assertThat(ShopParcels.marksByOrder(SHOP)).isTrue();
        assertThat(parcels.markShipped(SHOP, "5", List.of("11", "12"), new OwnCarrier("p1", "1Z99")))
                .isEqualTo("99");
        LoggedRequest request = platform.requests().getFirst();
        assertThat(request.getUrl()).startsWith("/fulfillment/202309/orders/5/packages?");
        assertThat(request.getBodyAsString())
                .isEqualTo("{\"order_line_item_ids\":[\"11\",\"12\"],\"tracking_number\":\"1Z99\","
                        + "\"shipping_provider_id\":\"p1\"}");
    }

    @Test
    void readsSlotsCarriersPackagesAndTracking() {
        platform.answers(
                data("{\"can_pickup\":true,\"can_drop_off\":true,\"pickup_slots\":["
                        + "{\"start_time\":1795203600,\"end_time\":1795207200,\"avaliable\":true},"
                        + "{\"start_time\":1795200000,\"end_time\":1795203600,\"avaliable\":false}]}"),
                data("{\"shipping_providers\":[{\"id\":\"1\",\"name\":\"Royal Mail\"}]}"),
                data("{\"package_status\":\"PROCESSING\",\"tracking_number\":\"T\",\"shipping_provider_name\":\"Evri\","
                        + "\"orders\":[{\"id\":\"5\"},{\"id\":\"6\"}]}"),
                data("{\"tracking\":[{\"description\":\"b\",\"update_time_millis\":1795200000500},"
                        + "{\"description\":\"a\",\"update_time_millis\":1795200000400}]}"));
        HandoverSlots slots = parcels.slots(SHOP, "9");
        assertThat(slots.dropOff()).isTrue();
        assertThat(slots.pickups()).extracting(PickupSlot::start).containsExactly(Instant.ofEpochSecond(1_795_203_600));
        assertThat(parcels.providers(SHOP, "77")).isEqualTo(Map.of("1", "Royal Mail"));
        ShopPackage parcel = parcels.parcel(SHOP, "9");
        assertThat(parcel.state()).isEqualTo(PackageState.PROCESSING);
        assertThat(parcel.orders()).containsExactlyInAnyOrder("5", "6");
        assertThat(parcels.tracking(SHOP, "5"))
                .extracting(TrackingEvent::description)
                .containsExactly("a", "b");
    }

    private static final class OneToken implements AccessTokens {
        @Override
        public String current(String seller) {
            return "token";
        }

        @Override
        public String renewed(String seller, String refused) {
            throw new TikTokFailure.Unauthorised(105002, "expired");
        }
    }
}
