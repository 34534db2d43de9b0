package dev.backroom.localcloud.schedule;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** When each schedule was last due, so that a restart neither forgets a run nor repeats it. */
final class ScheduleFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Optional<Path> file;
    private final Map<String, Instant> anchors = new TreeMap<>();

    /** @param file empty keeps nothing */
    ScheduleFile(Optional<Path> file) {
        this.file = file;
        if (file.isPresent() && Files.exists(file.get())) {
            try {
                JSON.readTree(file.get().toFile())
                        .properties()
                        .forEach(entry -> anchors.put(
                                entry.getKey(), Instant.parse(entry.getValue().asText())));
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read " + file.get(), e);
            }
        }
    }

    synchronized Optional<Instant> anchor(String schedule) {
        return Optional.ofNullable(anchors.get(schedule));
    }

    synchronized void anchor(String schedule, Instant due) {
        if (due.equals(anchors.put(schedule, due)) || file.isEmpty()) {
            return;
        }
        ObjectNode root = JSON.createObjectNode();
        anchors.forEach((name, instant) -> root.put(name, instant.toString()));
        Path target = file.get().toAbsolutePath();
        Path fresh = target.resolveSibling(target.getFileName() + ".new");
        try {
            Files.write(fresh, JSON.writeValueAsBytes(root));
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + target, e);
        }
    }
}
