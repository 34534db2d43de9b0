package dev.backroom.simulator.shop;

import dev.backroom.model.ShopId;

/**
 * A shop of the simulated platform.
 *
 * @param cipher the {@code shop_cipher} that its calls must carry
 * @param seller the open id of the seller who authorises it
 * @param warehouse the platform's warehouse id
 */
public record SimulatedShop(
        ShopId id, String name, Market market, String cipher, String seller, String sellerName, String warehouse) {
    private static final long FIRST = 7_495_540_735_365_777_500L;
    private static final long APART = 1_000_003L;

    /** The demo's shop, in Manila. */
    public static final SimulatedShop MANILA = numbered(0, Market.PH);

    /**
     * One of many shops that differ in every id.
     *
     * @param number 0 to 99
     */
    public static SimulatedShop numbered(int number, Market market) {
        if (number < 0 || number > 99) {
            throw new IllegalArgumentException("number is not between 0 and 99");
        }
        long offset = number * APART;
        return new SimulatedShop(
                new ShopId(Long.toString(FIRST + offset)),
                "Glow Corner " + market + (number == 0 ? "" : " " + number),
                market,
                "SIM_" + Long.toString(900_719_925_474_099L + offset, 36),
                "sim-open-id-" + number,
                "glow_corner_" + number,
                Long.toString(7_291_234_567_890_123_400L + offset));
    }

    /** Its number among {@link #numbered}, 0 to 99. */
    int number() {
        return (int) Math.floorMod((Long.parseLong(id.value()) - FIRST) / APART, 100L);
    }

    /** Keeps the order ids of shops apart: 0 to 899. */
    public int salt() {
        return (int) Math.floorMod(Long.parseLong(id.value()) / 7, 900L);
    }
}
