package dev.backroom.localcloud.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How far each event source has come in each shard, so that a restart, or kill -9, repeats at most what was under way. All
 * of a batch's progress is replaced in the file at once.
 */
public final class StreamFile {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String AFTER = "after";
    private static final String FINISHED = "finished";
    private static final String WINDOW = "window";
    private static final String STATE = "state";

    private final Optional<Path> file;
    private final Map<String, Map<String, Progress>> sources = new TreeMap<>();

    /** @param window the tumbling window that is open */
    record Progress(ShardPosition position, Optional<OpenWindow> window) {
        static final Progress NONE = new Progress(new ShardPosition.Horizon(), Optional.empty());
    }

    /** @param state the function's last answer in it */
    record OpenWindow(Instant start, JsonNode state) {}

    /** @param file empty keeps nothing */
    public StreamFile(Optional<Path> file) {
        this.file = file;
        if (file.isPresent() && Files.exists(file.get())) {
            try {
                JSON.readTree(file.get().toFile()).properties().forEach(source -> {
                    Map<String, Progress> shards = new TreeMap<>();
                    source.getValue()
                            .properties()
                            .forEach(shard -> shards.put(shard.getKey(), progress(shard.getValue())));
                    sources.put(source.getKey(), shards);
                });
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read " + file.get(), e);
            }
        }
    }

    /** Whether this event source has ever begun. */
    synchronized boolean knows(String source) {
        return sources.containsKey(source);
    }

    synchronized Map<String, ShardPosition> positions(String source) {
        Map<String, ShardPosition> positions = new HashMap<>();
        sources.getOrDefault(source, Map.of()).forEach((shard, progress) -> positions.put(shard, progress.position()));
        return positions;
    }

    synchronized Progress progress(String source, String shard) {
        return sources.getOrDefault(source, Map.of()).getOrDefault(shard, Progress.NONE);
    }

    synchronized void begin(String source, Map<String, ShardPosition> positions) {
        Map<String, Progress> shards = new TreeMap<>();
        positions.forEach((shard, position) -> shards.put(shard, new Progress(position, Optional.empty())));
        sources.put(source, shards);
        write();
    }

    synchronized void keep(String source, String shard, Progress progress) {
        Progress before =
                sources.computeIfAbsent(source, any -> new TreeMap<>()).put(shard, progress);
        if (!progress.equals(before)) {
            write();
        }
    }

    synchronized void forget(String source, Collection<String> shards) {
        Map<String, Progress> known = sources.get(source);
        if (known != null && known.keySet().removeAll(shards)) {
            write();
        }
    }

    private void write() {
        if (file.isEmpty()) {
            return;
        }
        ObjectNode root = JSON.createObjectNode();
        sources.forEach((source, shards) -> {
            ObjectNode node = root.putObject(source);
            shards.forEach((shard, progress) -> node.set(shard, json(progress)));
        });
        Path target = file.get().toAbsolutePath();
        Path fresh = target.resolveSibling(target.getFileName() + ".new");
        try {
            Files.write(fresh, JSON.writeValueAsBytes(root));
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + target, e);
        }
    }

    private static ObjectNode json(Progress progress) {
        ObjectNode json = JSON.createObjectNode();
        switch (progress.position()) {
            case ShardPosition.Horizon horizon -> {}
            case ShardPosition.After(String sequence) -> json.put(AFTER, sequence);
            case ShardPosition.Finished finished -> json.put(FINISHED, true);
        }
        progress.window()
                .ifPresent(window -> json.put(WINDOW, window.start().toString()).set(STATE, window.state()));
        return json;
    }

    private static Progress progress(JsonNode json) {
        ShardPosition position = new ShardPosition.Horizon();
        if (json.path(FINISHED).asBoolean()) {
            position = new ShardPosition.Finished();
        } else if (json.has(AFTER)) {
            position = new ShardPosition.After(json.path(AFTER).asText());
        }
        Optional<OpenWindow> window = json.has(WINDOW)
                ? Optional.of(new OpenWindow(Instant.parse(json.path(WINDOW).asText()), json.path(STATE)))
                : Optional.empty();
        return new Progress(position, window);
    }
}
