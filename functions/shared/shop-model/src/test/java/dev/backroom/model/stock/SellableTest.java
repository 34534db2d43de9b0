package dev.backroom.model.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What can be sold of an item, and what each warehouse of a listing shows of it. */
class SellableTest {
    private static final Sku MUG = new Sku("MUG");
    private static final Sku CARD = new Sku("CARD");
    private static final Item PLAIN = new Item(MUG, "Mug", Map.of(), 20);
    private static final Item SET = new Item(new Sku("SET"), "Gift set", Map.of(MUG, 1, CARD, 3), 20);

    @Test
    void leavesOutWhatIsReserved() {
        Sellable sellable = Sellable.of(PLAIN, List.of(level(MUG, "north", 9, 4), level(MUG, "south", 2, 2)))
                .orElseThrow();

        assertThat(sellable.units()).isEqualTo(Map.of("north", 5, "south", 0));
        assertThat(sellable.total()).isEqualTo(5);
        assertThat(sellable.at("west")).isZero();
    }

    @Test
    void takesWholeBundlesFromOneWarehouse_andNeverPartsOfTwo() {
        Sellable sellable = Sellable.of(
                        SET,
                        List.of(
                                level(MUG, "north", 5, 0),
                                level(CARD, "north", 8, 0),
                                level(MUG, "south", 7, 0),
                                level(CARD, "east", 90, 0)))
                .orElseThrow();

        assertThat(sellable.units()).isEqualTo(Map.of("north", 2, "south", 0, "east", 0));
    }

    @Test
    void isUnknown_untilEveryPartWasCountedOnce() {
        assertThat(Sellable.of(PLAIN, List.of())).isEmpty();
        assertThat(Sellable.of(SET, List.of(level(MUG, "main", 5, 0)))).isEmpty();
        assertThat(Sellable.of(PLAIN, List.of(level(CARD, "main", 5, 0)))).isEmpty();
    }

    @Test
    void isNewer_onceAnyOfItsLevelsIs() {
        Sellable before = Sellable.of(SET, List.of(level(MUG, "main", 5, 0), level(CARD, "main", 5, 0)))
                .orElseThrow();
        Sellable after = Sellable.of(
                        SET, List.of(level(MUG, "main", 5, 0), new StockLevel(new Slot(CARD, "main"), 4, 0, 8)))
                .orElseThrow();

        assertThat(after.version()).isGreaterThan(before.version());
        assertThat(after.basis()).isEqualTo(before.basis()).isEqualTo("CARD*3+MUG*1");
    }

    @Test
    void showsAUnitOnce_whereTwoWarehousesOfThePlatformStandForOneOfOurs() {
        Shop shop = shop(Map.of("71", "north", "72", "north", "73", "south"));
        Sellable sellable = Sellable.of(
                        PLAIN, List.of(level(MUG, "north", 5, 0), level(MUG, "south", 2, 0), level(MUG, "main", 9, 0)))
                .orElseThrow();

        assertThat(listing("73", "72", "71").figures(shop, sellable)).isEqualTo(Map.of("71", 5, "72", 0, "73", 2));
        assertThat(listing("70").figures(shop, sellable)).isEqualTo(Map.of("70", 9));
        assertThat(listing().figures(shop, sellable)).isEqualTo(Map.of(Listing.UNNAMED, 9));
    }

    @Test
    void showsNoMoreThanThePlatformTakes() {
        Sellable sellable =
                Sellable.of(PLAIN, List.of(level(MUG, "main", 500_000, 0))).orElseThrow();

        assertThat(listing("70").figures(shop(Map.of()), sellable)).isEqualTo(Map.of("70", Listing.LARGEST_FIGURE));
    }

    private static Listing listing(String... warehouses) {
        return new Listing(new ShopId("1"), "17", "27", true, List.of(warehouses));
    }

    private static StockLevel level(Sku sku, String warehouse, int onHand, int reserved) {
        return new StockLevel(new Slot(sku, warehouse), onHand, reserved, 7);
    }

    private static Shop shop(Map<String, String> warehouses) {
        return new Shop(
                new ShopId("1"),
                "Test",
                "US",
                ZoneOffset.UTC,
                "cipher",
                "seller",
                Shop.DEFAULT_OWNER,
                Instant.EPOCH,
                Shop.State.CONNECTED,
                warehouses);
    }
}
