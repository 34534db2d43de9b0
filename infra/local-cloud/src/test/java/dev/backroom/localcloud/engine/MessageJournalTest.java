package dev.backroom.localcloud.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MessageJournalTest {
    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void place() {
        file = directory.resolve("messages.journal");
    }

    @Test
    void givesBackTheLastOfEachMessage_whenOpenedAgain() throws IOException {
        try (MessageJournal journal = MessageJournal.open(file)) {
            journal.put("q", "a", new byte[] {1});
            journal.put("q", "b", new byte[] {2});
            journal.put("other", "a", new byte[] {3});
            journal.put("q", "a", new byte[] {4, 5});
            journal.remove("q", "b");
            journal.remove("q", "never there");
        }
        try (MessageJournal journal = MessageJournal.open(file)) {
            assertThat(journal.messages("q")).containsOnlyKeys("a");
            assertThat(journal.messages("q").get("a")).containsExactly(4, 5);
            assertThat(journal.messages("other").get("a")).containsExactly(3);
            assertThat(journal.messages("nobody")).isEmpty();
        }
    }

    @Test
    void losesTheTornRecordAlone_whateverByteTheCrashCutItAt() throws IOException {
        long whole;
        try (MessageJournal journal = MessageJournal.open(file)) {
            journal.put("q", "a", new byte[] {1, 2, 3});
            whole = Files.size(file);
            journal.put("q", "b", new byte[] {4, 5, 6});
        }
        byte[] all = Files.readAllBytes(file);
        for (long cut = whole; cut < all.length; cut++) {
            Files.write(file, all);
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(cut);
            }
            try (MessageJournal journal = MessageJournal.open(file)) {
                assertThat(journal.messages("q").keySet()).as("cut at %d", cut).isEqualTo(Set.of("a"));
            }
        }
    }

    @Test
    void stopsBeforeARecord_whoseBytesAreNotWhatTheyWere() throws IOException {
        try (MessageJournal journal = MessageJournal.open(file)) {
            journal.put("q", "a", new byte[] {1, 2, 3});
            journal.put("q", "b", new byte[] {4, 5, 6});
        }
        byte[] all = Files.readAllBytes(file);
        all[all.length - 1] ^= 1;
        Files.write(file, all);
        try (MessageJournal journal = MessageJournal.open(file)) {
            assertThat(journal.messages("q").keySet()).containsExactly("a");
        }
    }

    @Test
    void staysSmall_whileMessagesComeAndGo() throws IOException {
        byte[] message = new byte[100_000];
        message[0] = 1;
        try (MessageJournal journal = MessageJournal.open(file)) {
            journal.put("q", "stays", message);
            for (int number = 0; number < 500; number++) {
                journal.put("q", "m" + number, message);
                journal.remove("q", "m" + number);
            }
            assertThat(Files.size(file)).isLessThan(20_000_000);
        }
        try (MessageJournal journal = MessageJournal.open(file)) {
            assertThat(journal.messages("q").keySet()).containsExactly("stays");
            assertThat(Files.size(file)).isLessThan(200_000);
        }
    }
}
