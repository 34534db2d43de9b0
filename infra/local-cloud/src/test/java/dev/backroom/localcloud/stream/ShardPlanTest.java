package dev.backroom.localcloud.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.localcloud.stream.ShardPlan.Shard;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The DynamoDB guide, "Reading and processing a stream": a parent shard is processed before its children. */
final class ShardPlanTest {
    private static final ShardPosition HORIZON = new ShardPosition.Horizon();
    private static final ShardPosition FINISHED = new ShardPosition.Finished();
    private static final List<Shard> LINE = List.of(
            new Shard("grandparent", Optional.of("trimmed"), false),
            new Shard("parent", Optional.of("grandparent"), false),
            new Shard("child", Optional.of("parent"), true),
            new Shard("alone", Optional.empty(), true));

    @Test
    void readsTheOldestFirst_andChildrenOnlyAfterTheirParent() {
        ShardPlan first = ShardPlan.of(LINE, Map.of());
        assertThat(first.readable()).isEqualTo(Map.of("grandparent", HORIZON, "alone", HORIZON));
        assertThat(first.waiting()).containsExactlyInAnyOrder("parent", "child");

        ShardPlan second = ShardPlan.of(LINE, Map.of("grandparent", FINISHED));
        assertThat(second.readable()).containsOnlyKeys("parent", "alone");
        assertThat(second.waiting()).containsExactly("child");

        ShardPlan third = ShardPlan.of(LINE, Map.of("grandparent", FINISHED, "parent", FINISHED));
        assertThat(third.readable()).containsOnlyKeys("child", "alone");
    }

    @Test
    void goesOnAtTheCheckpoint_whenThereIsOne() {
        ShardPosition middle = new ShardPosition.After("17");
        ShardPlan plan = ShardPlan.of(LINE, Map.of("grandparent", middle));
        assertThat(plan.readable()).containsEntry("grandparent", middle);
        assertThat(plan.waiting()).contains("parent");
    }

    @Test
    void readsAChild_whenItsParentHasBeenTrimmed() {
        ShardPlan plan = ShardPlan.of(LINE.subList(2, 4), Map.of("parent", new ShardPosition.After("17")));
        assertThat(plan.readable()).containsOnlyKeys("child", "alone");
        assertThat(plan.gone()).containsExactly("parent");
    }
}
