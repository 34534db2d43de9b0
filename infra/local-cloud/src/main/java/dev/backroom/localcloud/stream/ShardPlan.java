package dev.backroom.localcloud.stream;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which shards of a stream are to be read now. A shard waits until its parent is done, or gone: the order of an item's
 * changes goes on from parent to child. Pure.
 *
 * @param readable where to go on, by shard
 * @param waiting shards whose parent is not done
 * @param gone shards that are remembered and that the stream has forgotten
 */
record ShardPlan(Map<String, ShardPosition> readable, Set<String> waiting, Set<String> gone) {

    /**
     * A shard as DescribeStream shows it.
     *
     * @param open whether it may still get records
     */
    record Shard(String id, Optional<String> parent, boolean open) {}

    /** @param known positions by shard; a shard that is not among them begins at its oldest record */
    static ShardPlan of(List<Shard> shards, Map<String, ShardPosition> known) {
        Set<String> present = new HashSet<>();
        shards.forEach(shard -> present.add(shard.id()));
        Map<String, ShardPosition> readable = new LinkedHashMap<>();
        Set<String> waiting = new HashSet<>();
        for (Shard shard : shards) {
            ShardPosition position = known.getOrDefault(shard.id(), new ShardPosition.Horizon());
            if (position instanceof ShardPosition.Finished) {
                continue;
            }
            boolean after = shard.parent()
                    .filter(present::contains)
                    .map(parent -> known.get(parent) instanceof ShardPosition.Finished)
                    .orElse(true);
            if (after) {
                readable.put(shard.id(), position);
            } else {
                waiting.add(shard.id());
            }
        }
        Set<String> gone = new HashSet<>(known.keySet());
        gone.removeAll(present);
        return new ShardPlan(readable, waiting, gone);
    }
}
