package dev.backroom.desk.handover;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** A warehouse that packs what it is given as often as it is given it, unless it takes keys once; and sends what it packed. */
final class BusyWarehouse implements WarehouseAdapter {
    /** By order. */
    final Map<String, Integer> packed = new TreeMap<>();

    final Set<String> recalled = new HashSet<>();
    private final Mishaps mishaps;
    private final Ledger ledger;
    private final boolean takesKeysOnce;

    BusyWarehouse(Mishaps mishaps, Ledger ledger, boolean takesKeysOnce) {
        this.mishaps = mishaps;
        this.ledger = ledger;
        this.takesKeysOnce = takesKeysOnce;
    }

    private static final class NoAnswer extends RuntimeException {
        private final boolean unsure;

        NoAnswer(boolean unsure) {
            super("no answer");
            this.unsure = unsure;
        }
    }

    @Override
    public WarehouseAnswer send(WarehouseOrder order) {
        return answered(() -> {
            String id = order.order().order();
            ledger.sends(id, "packed");
            if (!takesKeysOnce || !packed.containsKey(id)) {
                packed.merge(id, 1, Integer::sum);
            }
            return new WarehouseAnswer.Taken("W" + id);
        });
    }

    @Override
    public Known knows(String key) {
        if (takesKeysOnce) {
            return new Known.TakesKeysOnce();
        }
        try {
            return called(() -> packed.containsKey(order(key)) ? new Known.Yes("W" + order(key)) : new Known.No());
        } catch (NoAnswer e) {
            return new Known.Unsaid("no answer");
        }
    }

    @Override
    public WarehouseAnswer change(WarehouseOrder order) {
        return answered(() -> packed.containsKey(order.order().order())
                ? new WarehouseAnswer.Taken("")
                : new WarehouseAnswer.Refused("unknown"));
    }

    @Override
    public WarehouseAnswer recall(WarehouseOrder order) {
        return answered(() -> {
            recalled.add(order.order().order());
            return new WarehouseAnswer.Taken("");
        });
    }

    @Override
    public List<Sent> sent(String key) {
        String id = order(key);
        return packed.containsKey(id) && !recalled.contains(id)
                ? List.of(new Sent("Royal Mail", "RM100" + id, Map.of()))
                : List.of();
    }

    private WarehouseAnswer answered(Supplier<WarehouseAnswer> call) {
        try {
            return called(call);
        } catch (NoAnswer e) {
            return new WarehouseAnswer.Failed("no answer", e.unsure);
        }
    }

    private <T> T called(Supplier<T> call) {
        return mishaps.call(call, () -> new NoAnswer(false), () -> new NoAnswer(true));
    }

    private static String order(String key) {
        return key.substring(key.indexOf('-') + 1);
    }
}
