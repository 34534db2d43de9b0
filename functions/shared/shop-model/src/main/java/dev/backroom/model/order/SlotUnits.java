package dev.backroom.model.order;

import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.Slot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Units by slot as evidence: {@code MUG-01#main x2}. */
public final class SlotUnits {
    private static final String TIMES = " x";

    private SlotUnits() {}

    static List<String> text(Map<Slot, Integer> slots) {
        Stream<Map.Entry<Slot, Integer>> sorted = slots.entrySet().stream().sorted(Map.Entry.comparingByKey());
        return sorted.map(entry -> entry.getKey() + TIMES + entry.getValue()).toList();
    }

    /** The units that evidence names; what is written otherwise is left out. */
    public static Map<Slot, Integer> of(List<String> evidence) {
        Map<Slot, Integer> units = new HashMap<>();
        for (String one : evidence) {
            int mark = one.indexOf('#');
            int times = one.lastIndexOf(TIMES);
            if (mark > 0 && times > mark) {
                Slot slot = new Slot(new Sku(one.substring(0, mark)), one.substring(mark + 1, times));
                units.put(slot, Integer.parseInt(one, times + TIMES.length(), one.length(), 10));
            }
        }
        return units;
    }
}
