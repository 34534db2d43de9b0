package dev.backroom.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReservedPortTest {
    @TempDir
    private Path folder;

    @Test
    void givesThePortToOneOfTwo_beforeEitherOpensIt() throws IOException {
        int usual = free();
        try (ReservedPort first = ReservedPort.usually(usual, folder);
                ReservedPort second = ReservedPort.usually(usual, folder)) {
            assertThat(first.number()).isEqualTo(usual);
            assertThat(second.number()).isNotEqualTo(usual).isPositive();
        }
    }

    @Test
    void givesItAgain_onceTheFirstLetGo() throws IOException {
        int usual = free();
        ReservedPort.usually(usual, folder).close();
        try (ReservedPort again = ReservedPort.usually(usual, folder)) {
            assertThat(again.number()).isEqualTo(usual);
        }
    }

    @Test
    void takesAnother_whereAStrangerListens() throws IOException {
        try (ServerSocket stranger = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ReservedPort port = ReservedPort.usually(stranger.getLocalPort(), folder)) {
            assertThat(port.number()).isNotEqualTo(stranger.getLocalPort());
        }
    }

    @Test
    void takesItAllTheSame_whereNoLockCanBeWritten() throws IOException {
        int usual = free();
        try (ReservedPort port = ReservedPort.usually(usual, folder.resolve("absent"))) {
            assertThat(port.number()).isEqualTo(usual);
        }
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
