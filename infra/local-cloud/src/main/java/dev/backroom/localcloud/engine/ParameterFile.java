package dev.backroom.localcloud.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The parameters in a file that only its owner may read, replaced whole so that a crash leaves the old or the new. */
final class ParameterFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Optional<Path> file;

    /** @param file empty keeps nothing */
    ParameterFile(Optional<Path> file) {
        this.file = file;
    }

    Map<String, StoredParameter> read() {
        Map<String, StoredParameter> parameters = new LinkedHashMap<>();
        if (file.isEmpty() || !Files.exists(file.get())) {
            return parameters;
        }
        try {
            for (Map.Entry<String, JsonNode> entry :
                    JSON.readTree(file.get().toFile()).properties()) {
                JsonNode stored = entry.getValue();
                parameters.put(
                        entry.getKey(),
                        new StoredParameter(
                                entry.getKey(),
                                stored.path("type").asText(),
                                stored.path("value").asText(),
                                stored.path("version").asLong(),
                                Instant.ofEpochMilli(stored.path("modified").asLong())));
            }
            return parameters;
        } catch (IOException e) {
            // Jackson's message quotes the content, which may be a secret.
            throw new UncheckedIOException(new IOException(
                    "Cannot read " + file.get() + ": " + e.getClass().getSimpleName()));
        }
    }

    void write(Map<String, StoredParameter> parameters) {
        if (file.isEmpty()) {
            return;
        }
        ObjectNode root = JSON.createObjectNode();
        parameters
                .values()
                .forEach(parameter -> root.putObject(parameter.name())
                        .put("type", parameter.type())
                        .put("value", parameter.value())
                        .put("version", parameter.version())
                        .put("modified", parameter.modified().toEpochMilli()));
        try {
            replace(file.get(), JSON.writeValueAsBytes(root));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file.get(), e);
        }
    }

    private static void replace(Path target, byte[] content) throws IOException {
        Path directory = Files.createDirectories(target.toAbsolutePath().getParent());
        Path temporary = posix(directory)
                ? Files.createTempFile(
                        directory,
                        "parameters",
                        ".new",
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                : Files.createTempFile(directory, "parameters", ".new");
        Files.write(temporary, content);
        try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static boolean posix(Path directory) throws IOException {
        return Files.getFileStore(directory).supportsFileAttributeView("posix");
    }
}
