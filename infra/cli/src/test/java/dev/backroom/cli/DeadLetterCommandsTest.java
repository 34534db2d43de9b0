package dev.backroom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.cli.stack.DeadLetters;
import dev.backroom.cli.stack.Endpoints;
import dev.backroom.cli.terminal.Exit;
import dev.backroom.cli.terminal.Home;
import dev.backroom.cli.terminal.Installation;
import dev.backroom.cli.terminal.Screen;
import dev.backroom.cli.terminal.Surroundings;
import dev.backroom.localcloud.LocalCloud;
import dev.backroom.localcloud.LocalCloudOptions;
import dev.backroom.localcloud.schedule.Ticker;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the doctor says of dead letters is done as it says, for every queue that has them. */
@Tag("system")
class DeadLetterCommandsTest {
    private static final Pattern REMEDY = Pattern.compile("'\\./backroom (redrive \\w+)'");
    private static final String RUN =
            "{\"source\":\"aws.scheduler\",\"resources\":[\"arn:aws:scheduler:r:1:schedule/default/%s\"]}";

    @TempDir
    private static Path folder = Path.of("");

    private static LocalCloud cloud;
    private static Endpoints endpoints;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @BeforeAll
    static void start() {
        cloud = LocalCloud.start(LocalCloudOptions.of(Installation.find().template())
                .home(folder)
                .app("key", "secret")
                .variables(Map.of(
                        "BACKROOM_TIKTOK_API", "http://127.0.0.1:1", "BACKROOM_TIKTOK_AUTH", "http://127.0.0.1:1"))
                .build());
        cloud.pauseEventSources();
        endpoints = Endpoints.of(new Home(folder));
    }

    @AfterAll
    static void stop() {
        cloud.close();
    }

    @Test
    void mendsEveryQueueOfDeadLetters_byTheCommandThatTheDoctorNames() {
        List<String> queues = endpoints.queues().keySet().stream()
                .filter(name -> name.endsWith("Dead"))
                .sorted()
                .toList();
        for (String queue : queues) {
            bury(queue, queue.equals("ScheduleDead") ? RUN.formatted("TokenRefresh.Hourly") : "{\"type\":0}");
        }

        run("doctor");
        List<String> remedies = REMEDY.matcher(said())
                .results()
                .map((MatchResult result) -> result.group(1))
                .toList();

        assertThat(remedies).hasSameSizeAs(queues);
        for (String remedy : remedies) {
            assertThat(run((remedy + (remedy.contains("KpiCount") ? " --settle 0" : "")).split(" ")))
                    .as(remedy + ": " + said())
                    .isEqualTo(Exit.DONE);
        }
        run("doctor");
        assertThat(said()).contains("no dead letters");
    }

    @Test
    void keepsARun_whoseScheduleNobodyKnows() {
        bury("ScheduleDead", RUN.formatted("Gone.Daily"));
        bury("ScheduleDead", "no event");

        assertThat(run("redrive", "ScheduleDead")).isEqualTo(Exit.FAILED);

        assertThat(said()).contains("2 events name no schedule");
        DeadLetters left = new DeadLetters(cloud.sqs(), endpoints.queue("ScheduleDead"));
        assertThat(left.waiting()).isEqualTo(2);
        left.remove(left.take(Duration.ofSeconds(30)));
    }

    @Test
    void findsTheFunction_byTheNameThatADeploymentGives() {
        bury("ScheduleDead", RUN.formatted("shop-TokenRefreshHourly-1ABC"));

        assertThat(run("redrive", "ScheduleDead")).isEqualTo(Exit.DONE);

        assertThat(said()).contains("TokenRefresh ran once in place of 1 runs");
    }

    private static void bury(String queue, String body) {
        cloud.sqs().sendMessage(send -> send.queueUrl(endpoints.queue(queue)).messageBody(body));
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private int run(String... arguments) {
        out.reset();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        return Commands.line(new Surroundings(
                        new Screen(stream, stream, false), new Home(folder), Map.of(), Ticker.ofThread()))
                .execute(arguments);
    }
}
