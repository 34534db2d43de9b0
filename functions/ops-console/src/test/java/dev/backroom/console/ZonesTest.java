package dev.backroom.console;

import static dev.backroom.console.ConsoleWorld.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.model.order.Hold;
import dev.backroom.model.order.HoldCode;
import dev.backroom.model.order.Recipient;
import dev.backroom.model.stock.Drift;
import dev.backroom.model.stock.Listing;
import dev.backroom.model.stock.Sku;
import dev.backroom.store.stock.KnownListing;
import dev.backroom.store.stock.Listed;
import dev.backroom.store.stock.ListingTable;
import dev.backroom.store.stock.PublishTable;
import dev.backroom.store.stock.StockPositionTable;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each shop's times are told in its own zone, and the zone is named. */
@Tag("engine")
final class ZonesTest {
    private final ConsoleWorld world = new ConsoleWorld();

    @AfterEach
    void close() {
        world.close();
    }

    @BeforeEach
    void twoShops() {
        world.item("MUG", "Mug", 50);
        held(world.shop("1", "Maple"), "577");
        held(shop("2", "Oak", "Asia/Ho_Chi_Minh"), "578");
    }

    @Test
    void namesTheZoneWithEachTime_whenShopsOfSeveralAreShown() {
        String orders = Seen.text(world.page(Map.of("page", "orders", "lane", "HELD")));
        assertThat(orders)
                .contains("as of 2026-11-20 12:30 America/Los_Angeles \u00b7 2026-11-21 03:30 Asia/Ho_Chi_Minh")
                .contains("collect by 11-20 21:30 America/Los_Angeles", "collect by 11-21 12:30 Asia/Ho_Chi_Minh");
        assertThat(Seen.text(world.page(Map.of("page", "today"))))
                .contains("Figures: Maple (America/Los_Angeles)", "Figures: Oak (Asia/Ho_Chi_Minh)");
        assertThat(Seen.text(world.page(Map.of("page", "order", "order", "578"))))
                .contains("collect by 11-21 12:30 Asia/Ho_Chi_Minh");
    }

    @Test
    void namesItOnceAtTheTop_whenOneShopIsShown() {
        assertThat(Seen.text(world.page(Map.of("page", "orders", "lane", "HELD", "shop", "2"))))
                .contains("as of 2026-11-21 03:30 Asia/Ho_Chi_Minh", "collect by 11-21 12:30 578")
                .doesNotContain("Los_Angeles");
    }

    @Test
    void namesItAgain_whenAnOrderOfAnotherShopIsFound() {
        assertThat(Seen.text(world.page(Map.of("page", "order", "order", "578", "shop", "1"))))
                .contains("as of 2026-11-20 12:30 America/Los_Angeles")
                .contains("collect by 11-21 12:30 Asia/Ho_Chi_Minh");
    }

    @Test
    void namesTheZoneOfTheShopWhoseListingDiffers_onTheStockPage() {
        Listing listing = new Listing(new ShopId("2"), "17", "27", true, List.of("71"));
        Sku mug = new Sku("MUG");
        new ListingTable(world.dynamo, "Stock")
                .learn(Optional.empty(), new KnownListing(Shop.DEFAULT_OWNER, mug, listing));
        Listed listed = new StockPositionTable(world.dynamo, "Stock")
                .read(Shop.DEFAULT_OWNER, Set.of(mug))
                .find(mug)
                .orElseThrow()
                .listings()
                .getFirst();
        new PublishTable(world.dynamo, "Stock")
                .looked(Shop.DEFAULT_OWNER, listed, new Drift(Drift.Phase.TOLD, 1, NOW, 77), false);

        assertThat(Seen.text(world.page(Map.of("page", "stock"))))
                .contains("Differs since 11-21 03:30 Asia/Ho_Chi_Minh, and no order explains it");
    }

    private void held(Shop shop, String id) {
        world.held(
                shop,
                id,
                Duration.ofHours(9),
                new Recipient("A. Buyer", "1", "1 Example Street", "90001", "US", ""),
                new Hold(HoldCode.PHONE_INVALID, List.of("phone: unreadable")));
    }

    private Shop shop(String id, String name, String zone) {
        Shop shop = new Shop(
                new ShopId(id),
                name,
                "VN",
                ZoneId.of(zone),
                "cipher",
                "seller-" + id,
                Shop.DEFAULT_OWNER,
                NOW.minus(Duration.ofDays(3)),
                Shop.State.CONNECTED,
                Map.of());
        world.shops.put(shop);
        return shop;
    }
}
