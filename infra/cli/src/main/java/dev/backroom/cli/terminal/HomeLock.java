package dev.backroom.cli.terminal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** A home belongs to one running command at a time: taken before anything in it is touched, free again when the process ends. */
public final class HomeLock implements AutoCloseable {
    private static final String FILE = "running.lock";

    private final @Nullable FileChannel channel;

    private HomeLock(@Nullable FileChannel channel) {
        this.channel = channel;
    }

    /**
     * @param command what runs, for the message to whoever comes second
     * @throws Missing if another process holds it
     */
    public static HomeLock take(Home home, String command) {
        Path file = home.folder().resolve(FILE);
        try {
            Files.createDirectories(home.folder());
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                throw new Missing(
                        "another backroom (" + holder(home) + ") runs in " + home.folder(),
                        "end it first, or give this one a home and a port of its own: --home DIR --port 0");
            }
            Files.writeString(
                    note(home), command + ", process " + ProcessHandle.current().pid() + "\n");
            return new HomeLock(channel);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** For a process whose parent holds the home. */
    public static HomeLock ofParent() {
        return new HomeLock(null);
    }

    /** Null if another process, or another part of this one, has it. */
    static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static String holder(Home home) {
        try {
            return Files.readString(note(home)).strip();
        } catch (IOException e) {
            return "of unknown kind";
        }
    }

    private static Path note(Home home) {
        return home.folder().resolve("running");
    }

    @Override
    public void close() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot let go of the home", e);
        }
    }
}
