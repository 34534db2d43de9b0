package dev.backroom.store.order;

import static dev.backroom.store.dynamo.Fields.number;

import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.Slot;
import dev.backroom.store.dynamo.StoredItem;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Units per slot, stored as a map of {@code sku#warehouse} to a number; an empty map is not stored. */
public final class SlotUnits {
    private SlotUnits() {}

    static void put(Map<String, AttributeValue> item, String attribute, Map<Slot, Integer> units) {
        if (units.isEmpty()) {
            return;
        }
        Map<String, AttributeValue> entries = new HashMap<>();
        units.forEach((slot, n) -> entries.put(slot.toString(), number(n)));
        item.put(attribute, AttributeValue.fromM(entries));
    }

    static Map<Slot, Integer> get(StoredItem item, String attribute) {
        Map<Slot, Integer> units = new HashMap<>();
        StoredItem entries = new StoredItem(item.name() + " " + attribute, item.map(attribute));
        for (String slot : entries.attributes().keySet()) {
            units.put(item.parsed(attribute, slot, SlotUnits::slot), entries.units(slot));
        }
        return units;
    }

    /** Reads {@code sku#warehouse}; neither part can hold a '#'. */
    public static Slot slot(String text) {
        int mark = text.indexOf('#');
        if (mark < 0) {
            throw new IllegalArgumentException("not sku#warehouse");
        }
        return new Slot(new Sku(text.substring(0, mark)), text.substring(mark + 1));
    }
}
