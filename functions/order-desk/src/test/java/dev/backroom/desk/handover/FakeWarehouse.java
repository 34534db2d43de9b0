package dev.backroom.desk.handover;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A warehouse that packs whatever it is given as often as it is given it, unless it takes keys once. */
final class FakeWarehouse implements WarehouseAdapter {
    final Map<String, Integer> packed = new TreeMap<>();
    /** What it was given to pack, by key. */
    final Map<String, Map<String, Integer>> given = new TreeMap<>();

    final Map<String, List<Sent>> sent = new HashMap<>();
    final Set<String> recalled = new HashSet<>();
    /** What it was told to pack instead, as often as it was told. */
    final List<Map<String, Integer>> changes = new ArrayList<>();

    /** What it answers to the next sends, whatever they are; what it did before that stays done. */
    final Deque<WarehouseAnswer> answers = new ArrayDeque<>();
    /** What a hanging warehouse does to the time of those who wait. */
    Runnable hangs = () -> {};

    final boolean takesKeysOnce;
    private final Trouble trouble;

    FakeWarehouse(Trouble trouble, boolean takesKeysOnce) {
        this.trouble = trouble;
        this.takesKeysOnce = takesKeysOnce;
    }

    private static final class NoAnswer extends RuntimeException {}

    @Override
    public WarehouseAnswer send(WarehouseOrder order) {
        hangs.run();
        WarehouseAnswer answer = answers.poll();
        if (answer != null) {
            if (answer instanceof WarehouseAnswer.Failed(String reason, boolean unsure) && unsure) {
                packed.merge(order.key(), 1, Integer::sum);
            }
            return answer;
        }
        try {
            return trouble.call(
                    () -> {
                        if (!takesKeysOnce || !packed.containsKey(order.key())) {
                            packed.merge(order.key(), 1, Integer::sum);
                            given.put(order.key(), Map.copyOf(order.units()));
                        }
                        return new WarehouseAnswer.Taken("W" + order.key());
                    },
                    NoAnswer::new);
        } catch (NoAnswer e) {
            return new WarehouseAnswer.Failed("no answer in time", true);
        }
    }

    @Override
    public Known knows(String key) {
        if (takesKeysOnce) {
            return new Known.TakesKeysOnce();
        }
        try {
            return trouble.call(
                    () -> packed.containsKey(key) ? new Known.Yes("W" + key) : new Known.No(), NoAnswer::new);
        } catch (NoAnswer e) {
            return new Known.Unsaid("no answer in time");
        }
    }

    @Override
    public WarehouseAnswer change(WarehouseOrder order) {
        if (!packed.containsKey(order.key())) {
            return new WarehouseAnswer.Refused("unknown");
        }
        changes.add(Map.copyOf(order.units()));
        return new WarehouseAnswer.Taken("");
    }

    @Override
    public WarehouseAnswer recall(WarehouseOrder order) {
        recalled.add(order.key());
        return new WarehouseAnswer.Taken("");
    }

    @Override
    public List<Sent> sent(String key) {
        return new ArrayList<>(sent.getOrDefault(key, List.of()));
    }
}
