package dev.backroom.localcloud.function;

import static dev.backroom.localcloud.TestClouds.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backroom.localcloud.template.FunctionSpec;
import dev.backroom.localcloud.usage.Invocation;
import dev.backroom.localcloud.usage.UsageListener;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class FunctionHostTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Activity activity = new Activity(3);
    private final List<Invocation> heard = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void givesTheAnswer_andRecordsTheRun() {
        FunctionHost host = host(OptionalInt.empty(), (event, context) -> {
            assertThat(context.getRemainingTimeInMillis()).isBetween(1, 1_000);
            assertThat(context.getFunctionName()).isEqualTo("shop-F");
            return event;
        });
        assertThat(host.invoke("test", bytes("hello")))
                .isInstanceOfSatisfying(
                        InvocationResult.Answered.class,
                        answer -> assertThat(answer.payload()).isEqualTo(bytes("hello")));
        assertThat(activity.recent()).singleElement().satisfies(run -> {
            assertThat(run.function()).isEqualTo("F");
            assertThat(run.trigger()).isEqualTo("test");
            assertThat(run.outcome()).isEqualTo(Invocation.Outcome.SUCCEEDED);
        });
        assertThat(heard).isEqualTo(activity.recent());
    }

    @Test
    void failsTheRunAndInterruptsIt_whenItTakesTooLong() {
        AtomicBoolean interrupted = new AtomicBoolean();
        FunctionHost host = host(OptionalInt.empty(), (event, context) -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.set(true);
            }
            return event;
        });
        assertThat(host.invoke("test", bytes("{}"))).isInstanceOf(InvocationResult.TimedOut.class);
        await().atMost(Duration.ofMinutes(5)).untilTrue(interrupted);
        assertThat(activity.recent().getFirst().outcome()).isEqualTo(Invocation.Outcome.TIMED_OUT);
    }

    @Test
    void tellsClassAndPlaceButNotTheMessage_whenTheFunctionThrows() {
        FunctionHost host = host(OptionalInt.empty(), (event, context) -> {
            throw new IllegalStateException("Ms Li, 12 Some Street");
        });
        assertThat(host.invoke("test", bytes("{}")))
                .isInstanceOfSatisfying(
                        InvocationResult.Failed.class,
                        failed -> assertThat(failed.error())
                                .startsWith("java.lang.IllegalStateException at FunctionHostTest.java:")
                                .doesNotContain("Li"));
    }

    @Test
    void survives_whenTheFunctionRunsOutOfStack() {
        FunctionHost host = host(OptionalInt.empty(), (event, context) -> {
            throw new StackOverflowError();
        });
        assertThat(host.invoke("test", bytes("{}"))).isInstanceOf(InvocationResult.Failed.class);
    }

    @Test
    void throttles_whenTheReservationIsUsedUp() {
        CountDownLatch go = new CountDownLatch(1);
        FunctionHost host = host(OptionalInt.of(1), (event, context) -> {
            go.await();
            return event;
        });
        threads.execute(() -> host.invoke("first", bytes("{}")));
        await().atMost(Duration.ofMinutes(5)).until(() -> activity.running() == 1);
        await().atMost(Duration.ofMinutes(5))
                .until(() -> host.invoke("second", bytes("{}")) instanceof InvocationResult.Throttled);
        go.countDown();
        await().atMost(Duration.ofMinutes(5)).until(() -> activity.running() == 0);
        assertThat(host.invoke("third", bytes("{}"))).isInstanceOf(InvocationResult.Answered.class);
    }

    @Test
    void holdsItsPlace_whileAnAbandonedRunGoesOn() {
        CountDownLatch go = new CountDownLatch(1);
        FunctionHost host = host(OptionalInt.of(1), (event, context) -> {
            while (go.getCount() > 0) {
                try {
                    go.await();
                } catch (InterruptedException e) {
                    // Deaf on purpose: it goes on after its timeout.
                }
            }
            return event;
        });
        assertThat(host.invoke("first", bytes("{}"))).isInstanceOf(InvocationResult.TimedOut.class);
        assertThat(host.invoke("second", bytes("{}"))).isInstanceOf(InvocationResult.Throttled.class);
        go.countDown();
        await().atMost(Duration.ofMinutes(5))
                .until(() -> host.invoke("third", bytes("{}")) instanceof InvocationResult.Answered);
    }

    @Test
    void remembersTheLastRunsOnly_butCountsAll() {
        FunctionHost host = host(OptionalInt.empty(), (event, context) -> event);
        for (int run = 0; run < 5; run++) {
            host.invoke("test", bytes("{}"));
        }
        assertThat(activity.recent()).extracting(Invocation::number).containsExactly(5L, 4L, 3L);
        assertThat(activity.outcomes()).containsExactly(Map.entry(Invocation.Outcome.SUCCEEDED, 5L));
    }

    @Test
    void countsFailuresInARow_untilARunGoesWell() {
        AtomicBoolean broken = new AtomicBoolean(true);
        FunctionHost host = host(OptionalInt.empty(), (event, context) -> {
            if (broken.get()) {
                throw new IllegalStateException();
            }
            return event;
        });
        host.invoke("test", bytes("{}"));
        host.invoke("test", bytes("{}"));
        assertThat(activity.failing()).containsOnlyKeys("F");
        assertThat(activity.failing().values())
                .allSatisfy(row -> assertThat(row.times()).isEqualTo(2));

        broken.set(false);
        host.invoke("test", bytes("{}"), 10, answer -> 10);
        assertThat(activity.failing()).as("nothing of the batch was done").containsOnlyKeys("F");
        host.invoke("test", bytes("{}"), 10, answer -> 9);
        assertThat(activity.failing()).isEmpty();
    }

    private FunctionHost host(OptionalInt reserved, LambdaFunction function) {
        FunctionSpec spec = new FunctionSpec(
                "F",
                "shop-F",
                "arn:f",
                Duration.ofSeconds(1),
                256,
                reserved,
                Map.of(),
                false,
                Optional.empty(),
                List.of());
        return new FunctionHost(
                spec, function, new Semaphore(10), threads, Clock.systemUTC(), activity, new UsageListener() {
                    @Override
                    public void invocation(Invocation invocation) {
                        heard.add(invocation);
                    }
                });
    }
}
