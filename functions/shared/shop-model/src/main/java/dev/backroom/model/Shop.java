package dev.backroom.model;

import dev.backroom.model.stock.Slot;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;

/**
 * A connected shop.
 *
 * @param region the market's region code, such as {@code US}
 * @param zone the shop's own days and wave hours
 * @param cipher the platform's {@code shop_cipher}
 * @param seller the open id whose tokens open this shop
 * @param owner whose stock the shop sells from; shops of one owner share it
 * @param connectedAt orders created earlier and first seen after they shipped do not touch stock
 * @param warehouses the platform's warehouse ids and the seller's own names for them
 */
public record Shop(
        ShopId id,
        String name,
        String region,
        ZoneId zone,
        String cipher,
        String seller,
        String owner,
        Instant connectedAt,
        State state,
        Map<String, String> warehouses) {
    /** The owner of a seller who has one stock for all shops. */
    public static final String DEFAULT_OWNER = "main";

    public enum State {
        CONNECTED,
        /** The seller withdrew the authorisation; nothing is read until it is given again. */
        DISCONNECTED
    }

    public Shop {
        Texts.requireToken("owner", owner);
        warehouses = Map.copyOf(warehouses);
    }

    /** The seller's own warehouse behind a platform warehouse id. */
    public String warehouseFor(String platformWarehouse) {
        return warehouses.getOrDefault(platformWarehouse, Slot.MAIN);
    }
}
