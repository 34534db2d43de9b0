package dev.backroom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.cli.terminal.Exit;
import dev.backroom.cli.terminal.Home;
import dev.backroom.cli.terminal.Screen;
import dev.backroom.cli.terminal.Surroundings;
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

class CommandsTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void showsHowItIsUsed_whenNothingIsAsked() {
        assertThat(run()).isEqualTo(Exit.WRONG_USE);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("Usage: backroom");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"import", "redrive", "up", "connect", "recount", "replied", "decide", "aftersale", "backfill"})
    void helpsWithEveryCommand(String command) {
        assertThat(run(command, "--help")).isEqualTo(Exit.DONE);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("Usage: backroom " + command);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sell",
                "import",
                "import items",
                "import shoes FILE",
                "import items FILE --charset nonsense",
                "import stock FILE",
                "replied",
                "aftersale",
                "aftersale list 4035",
                "aftersale approve",
                "aftersale throw 4035",
                "recount everything",
                "redrive",
                "connect",
                "up --rate 0",
                "backfill",
                "backfill --days 0",
                "up --port x",
                "redrive OrderEvents extra",
                "import items FILE --mapping GONE"
            })
    void saysWrongUse(String arguments) {
        assertThat(run(arguments.split(" "))).isEqualTo(Exit.WRONG_USE);
        assertThat(err.toString(StandardCharsets.UTF_8)).isNotBlank();
    }

    @Test
    void saysWhatToStart_whenNothingRuns() throws Exception {
        Path file = Files.writeString(folder.resolve("items.csv"), "sku\nA\n");

        assertThat(run("import", "items", file.toString(), "--home", folder.toString()))
                .isEqualTo(Exit.MISSING);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .hasLineCount(1)
                .contains("nothing runs on " + folder)
                .contains("./backroom up");
    }

    @Test
    void leavesTheLogOfWhatRuns_toWhatRuns() throws Exception {
        assertThat(Home.logOf(List.of("--home", "x", "up"))).isEqualTo(Home.logOf(List.of("demo", "--keep")));
        assertThat(Home.logOf(List.of("doctor"))).isNotEqualTo(Home.logOf(List.of("up")));
        Home home = new Home(folder);
        assertThat(home.runningLog()).isEqualTo(home.log("backroom"));
        Files.createDirectories(folder.resolve("logs"));
        Files.writeString(home.log("cloud"), "of a demo that stays up");
        assertThat(home.runningLog()).isEqualTo(home.log("cloud"));
    }

    private int run(String... arguments) {
        Screen screen = new Screen(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false);
        return Commands.line(new Surroundings(screen, new Home(folder), Map.of(), Ticker.ofThread()))
                .execute(arguments);
    }
}
