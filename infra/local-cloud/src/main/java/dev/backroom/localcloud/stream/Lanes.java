package dev.backroom.localcloud.stream;

import dev.backroom.localcloud.template.Trigger;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits records into as many batches as may run at once (ParallelizationFactor). Lambda keeps the order of each item, not
 * that of the shard. Pure.
 */
final class Lanes {
    private Lanes() {}

    static List<List<Change>> of(List<Change> changes, Trigger.Stream source) {
        List<List<Change>> lanes = new ArrayList<>();
        for (int lane = 0; lane < source.lanes(); lane++) {
            lanes.add(new ArrayList<>());
        }
        changes.forEach(change -> lanes.get(change.key() % lanes.size()).add(change));
        return lanes.stream().filter(lane -> !lane.isEmpty()).map(List::copyOf).toList();
    }
}
