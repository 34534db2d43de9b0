package dev.backroom.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.cli.terminal.Installation;
import dev.backroom.localcloud.LocalCloudOptions;
import dev.backroom.localcloud.template.Stack;
import dev.backroom.localcloud.template.StackContext;
import dev.backroom.localcloud.template.TemplateReader;
import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.model.job.JobTrouble;
import dev.backroom.runtime.schedule.JobLog;
import dev.backroom.store.watch.JobRun;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobCheckTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Instant HOUR_AGO = NOON.minus(Duration.ofHours(1));
    private static final URI NOWHERE = URI.create("http://127.0.0.1:1");
    private static final Stack STACK = Stack.of(
            TemplateReader.read(Installation.find().template()),
            Map.of(),
            new StackContext(
                    LocalCloudOptions.STACK, LocalCloudOptions.REGION, StackContext.LOCAL_ACCOUNT, NOWHERE, NOWHERE));

    private final JobCheck check =
            new JobCheck(List.of(shop("1", "Maple"), shop("2", "Moon")), STACK.functions(), NOON, Path.of("the.log"));

    @Test
    void findsNothing_whenEveryJobDidItsWork() {
        assertThat(lines(check.of(List.of(new JobRun("OrderPoll", NOON, Map.of())), Optional.empty())))
                .containsExactly("ok    jobs        no function and no shop's job is failing");
    }

    @Test
    void namesTheShopAndWhatToDo_whenItsTokenIsRefused() {
        JobTrouble refused = new JobTrouble(JobTrouble.Kind.TOKEN, "the token was refused");
        List<JobRun> runs = List.of(
                new JobRun("OrderPoll", NOON, Map.of("2", failing(refused, 5))),
                new JobRun("StockWatch", NOON, Map.of("2", failing(refused, 4))));

        assertThat(lines(check.of(runs, Optional.empty())))
                .containsExactly(
                        "fail  token       Moon: its token is refused since 2026-11-20 11:00 Europe/London (OrderPoll,"
                                + " StockWatch): the token was refused; let the seller authorise again, then"
                                + " './backroom connect --auth-code CODE'");
    }

    @Test
    void namesTheShopAndItsLastSuccess_whenAJobFailsForIt() {
        JobTrouble busy = new JobTrouble(JobTrouble.Kind.NO_ANSWER, "no answer");
        JobTrouble broken = new JobTrouble(JobTrouble.Kind.HERE, "IllegalStateException");
        List<JobRun> runs = List.of(
                new JobRun("ReviewPull", NOON, Map.of("1", failing(busy, 1))),
                new JobRun("OrderMonitor", NOON, Map.of(JobLog.ALL, failing(broken, 3))));

        assertThat(lines(check.of(runs, Optional.empty())))
                .anySatisfy(line -> assertThat(line)
                        .startsWith(
                                "warn  job         ReviewPull of Maple failed once since 2026-11-20 11:00 Europe/London:"
                                        + " no answer; it last succeeded 2026-11-20 10:00 Europe/London;"))
                .anySatisfy(line -> assertThat(line)
                        .startsWith("fail  job         OrderMonitor of all shops failed 3 times in a row")
                        .endsWith("search for OrderMonitor in the.log"));
    }

    @Test
    void findsAJob_thatMissedThreeOfItsTimes() {
        assertThat(lines(check.of(
                        List.of(
                                new JobRun("OrderPoll", NOON.minus(Duration.ofMinutes(31)), Map.of()),
                                new JobRun("TokenRefresh", NOON.minus(Duration.ofMinutes(179)), Map.of())),
                        Optional.empty())))
                .singleElement()
                .asString()
                .startsWith("fail  job         OrderPoll has not ended a run since 2026-11-20 11:29");
    }

    @Test
    void findsAFunction_thatFailsOnEveryRun() throws IOException {
        MachineFacts machine = MachineFacts.parse("{\"schedules\":[{\"function\":\"OrderPoll\",\"ran\":\"" + NOON
                + "\"},{\"function\":\"KpiRollup\"}],\"failing\":[{\"function\":\"OrderSync\",\"times\":7,\"since\":\""
                + HOUR_AGO + "\",\"error\":\"java.lang.IllegalStateException at A.java:1\"}]}");

        assertThat(machine.ran()).containsExactly("OrderPoll");
        assertThat(lines(check.of(List.of(), Optional.of(machine))))
                .containsExactly("fail  function    OrderSync failed 7 times in a row since 2026-11-20 11:00 Z:"
                        + " java.lang.IllegalStateException at A.java:1; search for OrderSync in the.log");
    }

    private static JobRun.Failing failing(JobTrouble trouble, int times) {
        return new JobRun.Failing(trouble, HOUR_AGO, times, Optional.of(HOUR_AGO.minus(Duration.ofHours(1))));
    }

    private static List<String> lines(List<Finding> findings) {
        return findings.stream().map(Finding::line).toList();
    }

    private static Shop shop(String id, String name) {
        return new Shop(
                new ShopId(id),
                name,
                "GB",
                ZoneId.of("Europe/London"),
                "cipher",
                "seller-" + id,
                Shop.DEFAULT_OWNER,
                NOON.minus(Duration.ofDays(3)),
                Shop.State.CONNECTED,
                Map.of());
    }
}
