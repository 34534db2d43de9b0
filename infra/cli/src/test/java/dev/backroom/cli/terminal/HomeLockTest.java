package dev.backroom.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroom.cli.Commands;
import dev.backroom.localcloud.schedule.Ticker;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HomeLockTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void isHeldByOne_untilItLetsGo() {
        Home home = new Home(folder);
        try (HomeLock first = HomeLock.take(home, "demo")) {
            assertThatThrownBy(() -> HomeLock.take(home, "up"))
                    .isInstanceOf(Missing.class)
                    .hasMessageContaining("another backroom (demo, process ")
                    .hasMessageContaining("--home");
            assertThat(first).isNotNull();
        }
        HomeLock.take(home, "up").close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "up --simulate"})
    void leavesTheFirstAlone_whenASecondStartsInItsHome(String second) throws Exception {
        Home home = new Home(folder);
        Path endpoints = Files.writeString(home.endpoints(), "{}");
        Path clock = Files.writeString(folder.resolve("clock"), "first");
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        try (HomeLock first = HomeLock.take(home, "demo")) {
            List<String> arguments = List.of((second + " --home " + folder + " --port 0").split(" "));
            int code = Commands.line(new Surroundings(new Screen(out, out, false), home, Map.of(), Ticker.ofThread()))
                    .execute(arguments.toArray(String[]::new));

            assertThat(code).isEqualTo(Exit.MISSING);
            assertThat(first).isNotNull();
        }
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("another backroom");
        assertThat(endpoints).hasContent("{}");
        assertThat(clock).hasContent("first");
    }
}
