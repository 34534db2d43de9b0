package dev.backroom.localcloud.schedule;

import static dev.backroom.localcloud.TestClouds.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.backroom.localcloud.clock.ScaledClock;
import dev.backroom.localcloud.function.Activity;
import dev.backroom.localcloud.function.EventJson;
import dev.backroom.localcloud.function.FunctionHost;
import dev.backroom.localcloud.function.LambdaFunction;
import dev.backroom.localcloud.template.FunctionSpec;
import dev.backroom.localcloud.template.StackContext;
import dev.backroom.localcloud.template.Trigger;
import dev.backroom.localcloud.usage.UsageListener;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SchedulesTest {
    private static final StackContext CONTEXT =
            new StackContext("shop", "us-east-1", "000000000000", URI.create("http://q"), URI.create("http://w"));

    @TempDir
    Path directory;

    private final SetClock clock = new SetClock();
    private final List<String> events = new CopyOnWriteArrayList<>();
    private final List<String> buried = new CopyOnWriteArrayList<>();

    @Test
    void givesTheFunctionEventBridgesEvent_whenDue() throws Exception {
        Schedules schedules = schedules((event, context) -> bytes("{}"), schedule(Optional.empty()));
        clock.pass(Duration.ofMinutes(10));
        schedules.look();
        var event = EventJson.mapper().readTree(events.getFirst());
        assertThat(event.path("source").asText()).isEqualTo("aws.scheduler");
        assertThat(event.path("detail-type").asText()).isEqualTo("Scheduled Event");
        assertThat(event.path("time").asText()).isEqualTo("2026-11-20T18:10:00Z");
        assertThat(event.path("detail").isTextual()).isTrue();
    }

    @Test
    void givesTheTemplatesInput_whenThereIsOne() {
        Schedules schedules = schedules((event, context) -> bytes("{}"), schedule(Optional.of("{\"a\":1}")));
        clock.pass(Duration.ofMinutes(10));
        schedules.look();
        assertThat(events).containsExactly("{\"a\":1}");
    }

    @Test
    void buriesTheEvent_whenTheFunctionKeepsFailing() {
        Schedules schedules = schedules(
                (event, context) -> {
                    throw new IllegalStateException("no");
                },
                schedule(Optional.of("{}")));
        for (int minute = 0; minute <= 13; minute++) {
            schedules.look();
            clock.pass(Duration.ofMinutes(1));
        }
        schedules.look();
        assertThat(events).hasSize(3);
        assertThat(buried).containsExactly("arn:dead OrderPoll failed 3 times {}");
    }

    @Test
    void tellsHowEachScheduleStands() {
        List<Boolean> fails = new ArrayList<>(List.of(true, false));
        Schedules schedules = schedules(
                (event, context) -> {
                    if (fails.removeFirst()) {
                        throw new IllegalStateException("no");
                    }
                    return bytes("{}");
                },
                schedule(Optional.of("{}")));
        Instant start = clock.instant();
        assertThat(schedules.runs())
                .extracting(Schedules.Run::ran, Schedules.Run::next)
                .containsExactly(tuple(Optional.empty(), Optional.of(start.plusSeconds(600))));
        clock.pass(Duration.ofMinutes(10));
        schedules.look();
        assertThat(schedules.runs())
                .extracting(Schedules.Run::ran, Schedules.Run::failed)
                .containsExactly(tuple(Optional.of(start.plusSeconds(600)), true));
        clock.pass(Duration.ofMinutes(1));
        schedules.look();
        assertThat(schedules.runs())
                .extracting(Schedules.Run::ran, Schedules.Run::failed, Schedules.Run::running)
                .containsExactly(tuple(Optional.of(start.plusSeconds(660)), false, false));
    }

    @Test
    void remembersWhatRan_whenStartedAgain() {
        Trigger.Schedule schedule = schedule(Optional.of("{}"));
        LambdaFunction function = (event, context) -> bytes("{}");
        Schedules first = schedules(function, schedule);
        clock.pass(Duration.ofMinutes(12));
        first.look();
        clock.pass(Duration.ofMinutes(5));
        Schedules second = schedules(function, schedule);
        second.look();
        assertThat(events).as("18:10 has run, 18:20 is not due at 18:17").hasSize(1);
        clock.pass(Duration.ofMinutes(30));
        Schedules third = schedules(function, schedule);
        third.look();
        third.look();
        assertThat(events).as("three missed runs are one").hasSize(2);
    }

    @Test
    void buriesTheNewestMissedRun_whenStartedAgainAfterItsMaximumEventAge() {
        Trigger.Schedule hourly = schedule("rate(1 hour)", Optional.of("{}"));
        LambdaFunction function = (event, context) -> bytes("{}");
        schedules(function, hourly);
        clock.pass(Duration.ofHours(3).plusMinutes(11));
        Schedules second = schedules(function, hourly);
        second.look();
        assertThat(events).isEmpty();
        assertThat(buried).containsExactly("arn:dead OrderPoll was not to be had within 600 s {}");
        clock.pass(Duration.ofMinutes(50));
        second.look();
        assertThat(events).as("and the next one runs").hasSize(1);
    }

    @Test
    void runsAgain_whenACrashCutTheRunOff() {
        Trigger.Schedule schedule = schedule(Optional.of("{}"));
        List<Runnable> cutOff = new ArrayList<>();
        Schedules first = schedules(clock, cutOff::add, (event, context) -> bytes("{}"), schedule);
        clock.pass(Duration.ofMinutes(10));
        first.look();
        assertThat(cutOff).hasSize(1);
        Schedules second = schedules((event, context) -> bytes("{}"), schedule);
        second.look();
        assertThat(events).hasSize(1);
    }

    @Test
    void measuresMaximumEventAgeInRealTime_whenTheShopsClockRunsFast() {
        Instant start = Instant.parse("2026-11-20T18:00:00Z");
        Clock fast = new ScaledClock(clock, start, clock.instant(), 120);
        Trigger.Schedule hourly = schedule("rate(1 hour)", Optional.of("{}"));
        schedules(fast, Runnable::run, (event, context) -> bytes("{}"), hourly);
        clock.pass(Duration.ofSeconds(50));
        Schedules second = schedules(fast, Runnable::run, (event, context) -> bytes("{}"), hourly);
        second.look();
        assertThat(events)
                .as("40 minutes late by the shop's clock, 20 seconds really")
                .hasSize(1);
        assertThat(buried).isEmpty();
    }

    @Test
    void startsAfresh_whenTheClockOfTheLastTimeWasAhead() {
        Trigger.Schedule schedule = schedule(Optional.of("{}"));
        clock.pass(Duration.ofDays(3));
        schedules((event, context) -> bytes("{}"), schedule);
        clock.pass(Duration.ofDays(-3));
        Schedules again = schedules((event, context) -> bytes("{}"), schedule);
        clock.pass(Duration.ofMinutes(10));
        again.look();
        assertThat(events).hasSize(1);
    }

    @Test
    void ticks_byAThreadOfItsOwn() {
        Schedules schedules = schedules((event, context) -> bytes("{}"), schedule(Optional.of("{}")));
        schedules.start(Ticker.ofThread());
        clock.pass(Duration.ofMinutes(10));
        await().atMost(Duration.ofMinutes(5)).until(() -> events.size() == 1);
        schedules.close();
    }

    private Schedules schedules(LambdaFunction function, Trigger.Schedule schedule) {
        return schedules(clock, Runnable::run, function, schedule);
    }

    private Schedules schedules(Clock time, Executor threads, LambdaFunction function, Trigger.Schedule schedule) {
        FunctionSpec spec = new FunctionSpec(
                "OrderPoll",
                "p",
                "arn:p",
                Duration.ofSeconds(5),
                128,
                OptionalInt.of(1),
                Map.of(),
                false,
                Optional.empty(),
                List.of(schedule));
        FunctionHost host = new FunctionHost(
                spec,
                (event, context) -> {
                    events.add(new String(event, StandardCharsets.UTF_8));
                    return function.handle(event, context);
                },
                new Semaphore(10),
                Runnable::run,
                time,
                new Activity(10),
                UsageListener.NONE);
        Schedules schedules = new Schedules(
                time,
                threads,
                CONTEXT,
                (arn, body, error) -> buried.add("%s %s %s".formatted(arn, error, body)),
                Optional.of(directory.resolve("schedules.json")));
        schedules.add(host, schedule);
        return schedules;
    }

    private static Trigger.Schedule schedule(Optional<String> input) {
        return schedule("rate(10 minutes)", input);
    }

    private static Trigger.Schedule schedule(String expression, Optional<String> input) {
        return new Trigger.Schedule(
                "Every10Minutes",
                "aws.scheduler",
                expression,
                ZoneOffset.UTC,
                input,
                new Trigger.Retries(2, Duration.ofMinutes(10)),
                Optional.of("arn:dead"),
                true);
    }

    private static final class SetClock extends Clock {
        private volatile Instant now = Instant.parse("2026-11-20T18:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
