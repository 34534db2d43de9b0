package dev.backroom.cli.terminal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A port of this machine that a child process will open a little later. A port that was seen free may be seen free by a second
 * command in the same second; so whoever means to have it holds a file's lock from before the look on, until the process ends.
 */
public final class ReservedPort implements AutoCloseable {
    private final int number;
    private final @Nullable FileChannel lock;

    private ReservedPort(int number, @Nullable FileChannel lock) {
        this.number = number;
        this.lock = lock;
    }

    /**
     * The usual port where it is free and nobody else is about to open it, otherwise any free one.
     *
     * @param usual 1 to 65535, or 0 for any
     * @param folder where the processes of this machine meet, usually its folder for temporary files
     * @throws IOException if the machine has no free port
     */
    public static ReservedPort usually(int usual, Path folder) throws IOException {
        if (usual != 0) {
            FileChannel file = file(usual, folder).orElse(null);
            if ((file == null || HomeLock.lock(file) != null) && isFree(usual)) {
                return new ReservedPort(usual, file);
            }
            if (file != null) {
                file.close();
            }
        }
        // The system hands these out in turn, not the same one twice in a moment.
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new ReservedPort(any.getLocalPort(), null);
        }
    }

    /** The port that somebody asked for, taken or not: whoever opens it will see. */
    public static ReservedPort exactly(int number) {
        return new ReservedPort(number, null);
    }

    public int number() {
        return number;
    }

    /** Another user's file cannot be locked; then only whether the port is free says whether it can be had. */
    private static Optional<FileChannel> file(int port, Path folder) {
        try {
            return Optional.of(FileChannel.open(
                    folder.resolve("backroom-port-" + port + ".lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        if (lock != null) {
            lock.close();
        }
    }
}
