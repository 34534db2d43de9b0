package dev.backroom.store.stock;

import static dev.backroom.store.dynamo.Fields.number;
import static dev.backroom.store.dynamo.Fields.text;

import dev.backroom.model.stock.Item;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.Slot;
import dev.backroom.model.stock.StockLevel;
import dev.backroom.store.dynamo.Fields;
import dev.backroom.store.dynamo.StoredItem;
import dev.backroom.store.dynamo.UnreadableItem;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items and levels as items of the stock table: keys and mapping. */
public final class StockItems {
    static final String ITEM = "ITEM";
    static final String SKU_LIST = "SKU#";
    static final String LEVEL = "LEVEL#";
    /** Units that left although the level did not have them; written only where there are any. */
    public static final String OVERDRAWN = "overdrawn";
    /** Under a part, one for every bundle that has it. */
    static final String BUNDLE = "BUNDLE#";
    /** Sorts behind everything that is read with a shelf. */
    static final String MOVE = "MOVE#";

    private StockItems() {}

    static String partition(String owner, Sku sku) {
        return owner + "#" + sku.code();
    }

    public static Map<String, AttributeValue> itemKey(String owner, Sku sku) {
        return Fields.key(partition(owner, sku), ITEM);
    }

    public static Map<String, AttributeValue> levelKey(String owner, Slot slot) {
        return Fields.key(partition(owner, slot.sku()), LEVEL + slot.warehouse());
    }

    static Map<String, AttributeValue> encode(String owner, Item item) {
        Map<String, AttributeValue> encoded = new HashMap<>(itemKey(owner, item.sku()));
        encoded.put("title", text(item.title()));
        encoded.put("safetyStock", number(item.safetyStock()));
        if (item.isBundle()) {
            Map<String, AttributeValue> parts = new HashMap<>();
            item.parts().forEach((part, units) -> parts.put(part.code(), number(units)));
            encoded.put("parts", AttributeValue.fromM(parts));
        }
        return encoded;
    }

    /**
     * Reads a stored item of the item list.
     *
     * @throws UnreadableItem naming the attribute that is missing or wrong
     */
    static Item item(Map<String, AttributeValue> attributes) {
        Sku sku = sku(attributes);
        StoredItem item = new StoredItem("item " + sku, attributes);
        StoredItem parts = new StoredItem(item.name() + " parts", item.map("parts"));
        return item.parsed("parts", parts.attributes(), stored -> {
            Map<Sku, Integer> units = new HashMap<>();
            stored.keySet().forEach(code -> units.put(new Sku(code), parts.units(code)));
            return new Item(sku, item.text("title"), units, item.units("safetyStock"));
        });
    }

    /**
     * Reads a stored level.
     *
     * @throws UnreadableItem naming the attribute that is missing or wrong
     */
    static StockLevel level(Map<String, AttributeValue> attributes) {
        Sku sku = sku(attributes);
        StoredItem item = new StoredItem("level of " + sku, attributes);
        Slot slot = item.one("sk", sk -> new Slot(sku, sk.substring(LEVEL.length())));
        return item.parsed(
                "reserved",
                item.units("reserved"),
                reserved -> new StockLevel(
                        slot, item.units("onHand"), reserved, overdrawn(attributes), item.number("version")));
    }

    /** Whether anybody ever booked the level; one that was not holds no more than what left. */
    static boolean isBooked(Map<String, AttributeValue> level) {
        return level.containsKey("onHand");
    }

    /** A slot that nobody ever booked and something left. */
    static StockLevel unbooked(Map<String, AttributeValue> attributes) {
        Sku sku = sku(attributes);
        StoredItem item = new StoredItem("level of " + sku, attributes);
        Slot slot = item.one("sk", sk -> new Slot(sku, sk.substring(LEVEL.length())));
        return new StockLevel(slot, 0, 0, overdrawn(attributes), item.number("version"));
    }

    private static int overdrawn(Map<String, AttributeValue> level) {
        return Math.toIntExact(Fields.numberOf(level, OVERDRAWN));
    }

    private static Sku sku(Map<String, AttributeValue> attributes) {
        StoredItem item = new StoredItem("a stock item", attributes);
        return item.one("pk", pk -> new Sku(pk.substring(pk.indexOf('#') + 1)));
    }
}
