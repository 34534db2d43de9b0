package dev.backroom.localcloud.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.backroom.localcloud.stream.StreamFile.OpenWindow;
import dev.backroom.localcloud.stream.StreamFile.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StreamFileTest {
    private static final Progress MIDDLE = new Progress(
            new ShardPosition.After("000000000000000000017"),
            Optional.of(new OpenWindow(
                    TestStreams.T0, JsonNodeFactory.instance.objectNode().put("1", 282))));

    @TempDir
    Path directory;

    @Test
    void knowsWhereEachShardWas_whenReadAgain() {
        StreamFile file = file();
        assertThat(file.knows("KpiCount.Orders")).isFalse();
        file.begin("KpiCount.Orders", Map.of("old", new ShardPosition.Finished()));
        file.keep("KpiCount.Orders", "new", MIDDLE);
        file.begin("KpiCount.Reviews", Map.of());

        StreamFile again = file();
        assertThat(again.knows("KpiCount.Orders")).isTrue();
        assertThat(again.knows("KpiCount.Reviews")).isTrue();
        assertThat(again.positions("KpiCount.Orders"))
                .isEqualTo(Map.of("old", new ShardPosition.Finished(), "new", MIDDLE.position()));
        assertThat(again.progress("KpiCount.Orders", "new")).isEqualTo(MIDDLE);
        assertThat(again.progress("KpiCount.Reviews", "any")).isEqualTo(Progress.NONE);
    }

    @Test
    void forgetsShardsThatAreGone() {
        StreamFile file = file();
        file.keep("KpiCount.Orders", "old", MIDDLE);
        file.forget("KpiCount.Orders", List.of("old", "unknown"));
        file.forget("Nobody.Nothing", List.of("old"));
        assertThat(file().positions("KpiCount.Orders")).isEmpty();
    }

    private StreamFile file() {
        return new StreamFile(Optional.of(directory.resolve("streams.json")));
    }
}
