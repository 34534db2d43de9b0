package dev.backroom.localcloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The directory of one local cloud's data, held by one process at a time; or none, and everything is in memory. */
final class Home implements AutoCloseable {
    private final Optional<Path> directory;
    private final @Nullable FileChannel lock;

    private Home(Optional<Path> directory, @Nullable FileChannel lock) {
        this.directory = directory;
        this.lock = lock;
    }

    /** @throws IllegalStateException when another local cloud holds it */
    static Home open(Optional<Path> directory, boolean fresh) {
        if (directory.isEmpty()) {
            return new Home(directory, null);
        }
        Path path = directory.get().toAbsolutePath();
        try {
            Files.createDirectories(path);
            FileChannel lock =
                    FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(lock)) {
                lock.close();
                throw new IllegalStateException("Another local cloud holds " + path);
            }
            Home home = new Home(Optional.of(path), lock);
            home.forget("endpoints.json");
            if (fresh) {
                List.of("dynamodb", "sqs", "parameters.json", "schedules.json", "streams.json", "mail.txt")
                        .forEach(home::forget);
            }
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot use " + path, e);
        }
    }

    Optional<Path> file(String name) {
        return directory.map(path -> path.resolve(name));
    }

    void forget(String name) {
        Optional<Path> target = file(name).filter(Files::exists);
        if (target.isEmpty()) {
            return;
        }
        try (Stream<Path> tree = Files.walk(target.get())) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot forget " + target.get(), e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            if (lock != null) {
                lock.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot let go of the home directory", e);
        }
    }
}
