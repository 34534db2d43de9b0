package dev.backroom.kpi;

import static dev.backroom.kpi.Orders.EVENING;
import static dev.backroom.kpi.Stream.ALL_COUNTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroom.model.ShopId;
import dev.backroom.model.kpi.Bucket;
import dev.backroom.model.kpi.Count;
import dev.backroom.model.kpi.Facts;
import dev.backroom.model.kpi.Tally;
import dev.backroom.model.order.Order;
import dev.backroom.runtime.queue.Parked;
import dev.backroom.store.dynamo.Backoff;
import dev.backroom.store.kpi.KpiCounting;
import dev.backroom.store.kpi.KpiImages.Source;
import dev.backroom.store.kpi.KpiTable;
import dev.backroom.store.message.ParkedMessages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

@Tag("engine")
final class KpiCountHandlerTest {
    private static final Cloud CLOUD = new Cloud();
    private static final Path EVENTS = Path.of(System.getProperty("backroom.root", "../.."), "events", "kpi-count");

    private final KpiTable kpis = new KpiTable(CLOUD.dynamo, "Kpis");
    private final ParkedMessages parked = new ParkedMessages(CLOUD.dynamo, "Shops");

    @BeforeEach
    void empty() {
        CLOUD.empty();
    }

    @Test
    void answersEachSample_andCountsIt() throws IOException {
        KpiCountHandler handler = handler(transaction -> transaction);

        assertThat(Stream.deliver(handler, sample("orders"))).isEqualTo(ALL_COUNTED);
        assertThat(Stream.deliver(handler, sample("reviews"))).isEqualTo(ALL_COUNTED);
        assertThat(Stream.deliver(handler, sample("window-end"))).isEqualTo(ALL_COUNTED);

        Tally hour = hour(Instant.ofEpochSecond(1_795_198_260L));
        assertThat(hour.count(Count.ORDERS)).isEqualTo(1);
        assertThat(hour.count(Count.UNITS)).isEqualTo(2);
        assertThat(hour.count(Count.MIXED_REVIEWS)).isEqualTo(1);
        assertThat(hour.count(Count.BAD_REVIEWS)).isZero();
        assertThat(kpis.now(Cloud.SHOP).tally().count(Count.VERSIONS)).isEqualTo(4);
    }

    @Test
    void countsBuyersDataNowhere() throws IOException {
        Stream.deliver(handler(transaction -> transaction), sample("orders"));

        assertThat(CLOUD.dynamo.scan(s -> s.tableName("Kpis")).items().toString())
                .doesNotContain("7494545630022076243", "576653688135258178");
    }

    @Test
    void costsFarLessThanAThirdOfAUnitAnOrder_atAHundredABatch() {
        KpiCountHandler handler = handler(transaction -> transaction);
        int events = 0;
        for (int batch = 0; batch < 20; batch++) {
            List<String> records = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                int number = batch * 100 + i;
                Orders order = Orders.paid("5766536881352" + number, EVENING.plusSeconds(number))
                        .selling(
                                Orders.line("SKU-LIVESTREAM-" + number % 300, 1, "19.99"),
                                Orders.line("SKU-LIVESTREAM-0", 1, "5"));
                records.add(
                        Stream.record(Integer.toString(1000 + number), Optional.empty(), Optional.of(order.order())));
                events++;
            }
            assertThat(Stream.deliver(handler, Stream.event("s", records))).isEqualTo(ALL_COUNTED);
        }

        double perEvent = CLOUD.transactionUnits / events;
        assertThat(perEvent).as("write units, transactions billed double").isLessThanOrEqualTo(0.3);
        assertThat(hour(EVENING).count(Count.UNITS)).isEqualTo(4000);
    }

    @Test
    void splitsABatchThatTouchesManyHours_andGoesOnWhereItDied() {
        List<String> records = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Orders order = Orders.paid("57665368" + i, EVENING.minus(Duration.ofHours(3L * i)));
            Order after =
                    order.collected(order.created().plus(Duration.ofHours(1))).order();
            records.add(Stream.record(Integer.toString(100 + i), Optional.empty(), Optional.of(after)));
        }
        AtomicInteger transactions = new AtomicInteger();
        KpiCountHandler dying = handler(transaction -> () -> {
            if (transactions.incrementAndGet() == 3) {
                throw SdkClientException.create("died");
            }
            transaction.run();
        });

        assertThat(Stream.deliver(dying, Stream.event("s", records)))
                .matches("\\{\"batchItemFailures\":\\[\\{\"itemIdentifier\":\"1[0-9]{2}\"}],\"state\":\\{}}");
        assertThat(Stream.deliver(dying, Stream.event("s", records))).isEqualTo(ALL_COUNTED);

        assertThat(transactions.get()).isGreaterThan(3);
        assertThat(kpis.hours(Cloud.SHOP, Instant.MIN, Instant.MAX).values().stream()
                        .mapToLong(hour -> hour.count(Count.ORDERS))
                        .sum())
                .isEqualTo(100);
    }

    @Test
    void leavesOutWhatCannotBeRead_andCountsTheRest() {
        String good = Stream.record(
                "5", Optional.empty(), Optional.of(Orders.paid("1", EVENING).order()));
        String unknown = Stream.record(
                        "6",
                        Optional.empty(),
                        Optional.of(Orders.paid("2", EVENING).order()))
                .replace("AWAITING_SHIPMENT", "SOMEWHERE");
        String broken = good.replace("\"SequenceNumber\":\"5\"", "\"SequenceNumber\":\"7\"")
                .replace("{\"S\":\"main\"}", "{\"B\":\"AA==\"}");
        String placeless = good.replace("\"SequenceNumber\":\"5\",", "");
        String last = Stream.record(
                "8", Optional.empty(), Optional.of(Orders.paid("3", EVENING).order()));

        KpiCountHandler handler = handler(transaction -> transaction);
        String event = Stream.event("s", List.of(good, unknown, broken, placeless, last));
        assertThat(Stream.deliver(handler, event)).isEqualTo(ALL_COUNTED);
        assertThat(Stream.deliver(handler, event)).isEqualTo(ALL_COUNTED);

        assertThat(hour(EVENING).count(Count.ORDERS)).isEqualTo(2);
        assertThat(parked.list(10)).hasSize(3).allSatisfy(message -> {
            assertThat(message.queue()).isEqualTo("KpiCount");
            assertThat(message.body()).isEmpty();
            assertThat(message.reason()).contains("cannot be read").doesNotContain("SOMEWHERE");
        });
    }

    @Test
    void leavesOutWhatTheCountersCannotHold_andNothingElse() {
        List<String> records = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            Orders order = Orders.paid("57" + i, EVENING);
            records.add(Stream.record(
                    Integer.toString(10 + i),
                    Optional.empty(),
                    Optional.of((i == 4 ? order.selling(Orders.line("MUG", 2, "9E+125")) : order).order())));
        }

        assertThat(Stream.deliver(handler(transaction -> transaction), Stream.event("s", records)))
                .isEqualTo(ALL_COUNTED);

        assertThat(hour(EVENING).count(Count.ORDERS)).isEqualTo(8);
        assertThat(parked.list(10))
                .extracting(Parked::reason)
                .containsExactly("the counters cannot hold what it changes");
    }

    @Test
    void countsEveryShardFromItsOwnPlace() {
        String record = Stream.record(
                "900", Optional.empty(), Optional.of(Orders.paid("1", EVENING).order()));
        String child = Stream.record(
                "20", Optional.empty(), Optional.of(Orders.paid("2", EVENING).order()));
        KpiCountHandler handler = handler(transaction -> transaction);

        Stream.deliver(handler, Stream.event("one", List.of(record)));
        Stream.deliver(handler, Stream.event("other", List.of(child)));

        assertThat(hour(EVENING).count(Count.ORDERS)).isEqualTo(2);
    }

    @Test
    void takesBackWhatItCounted_whenAnOrderIsDeleted() {
        Order order = Orders.paid("1", EVENING).order();
        KpiCountHandler handler = handler(transaction -> transaction);

        Stream.deliver(
                handler,
                Stream.event(
                        "s",
                        List.of(
                                Stream.record("1", Optional.empty(), Optional.of(order)),
                                Stream.record("2", Optional.of(order), Optional.empty()))));

        assertThat(kpis.all(Cloud.SHOP).facts().isNone()).isTrue();
    }

    @Test
    void yields_whenAnotherRunKeepsMovingTheCheckpoint() {
        KpiCounting other = new KpiCounting(CLOUD.dynamo, "Kpis", Clock.systemUTC());
        AtomicInteger moves = new AtomicInteger();
        KpiCountHandler handler = handler(transaction -> () -> {
            Optional<String> at = other.checkpoint("Orders#s");
            other.count("Orders#s", at, Integer.toString(moves.incrementAndGet()), Facts.NONE);
            transaction.run();
        });

        String record = Stream.record(
                "900", Optional.empty(), Optional.of(Orders.paid("1", EVENING).order()));
        assertThat(Stream.deliver(handler, Stream.event("s", List.of(record))))
                .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"900\"}],\"state\":{}}");
        assertThat(hour(EVENING).isNone()).isTrue();
    }

    @Test
    void failsLoudly_whenTheEventIsNotOneOfItsStreams() {
        KpiCountHandler handler = handler(transaction -> transaction);
        String record = Stream.record(
                "1", Optional.empty(), Optional.of(Orders.paid("1", EVENING).order()));
        String event = Stream.event("s", List.of(record));

        assertThatThrownBy(() -> Stream.deliver(handler, event.replace("\"shardId\":\"s\",", "")))
                .hasMessageContaining("TumblingWindowInSeconds");
        assertThatThrownBy(() -> Stream.deliver(handler, event.replace("table/Orders/", "table/Other/")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Stream.deliver(handler, event.replace("arn:aws:dynamodb", "arn:aws:kinesis")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Stream.deliver(handler, "{}")).isInstanceOf(IllegalArgumentException.class);
    }

    /** A sample as it would come from this test's tables. */
    private static String sample(String name) throws IOException {
        return Files.readString(EVENTS.resolve(name + ".json")).replace("table/backroom-", "table/");
    }

    private Tally hour(Instant at) {
        return kpis.hours(Cloud.SHOP, Instant.MIN, Instant.MAX)
                .getOrDefault(Bucket.hour(new ShopId("1"), at).start(), Tally.NONE);
    }

    private KpiCountHandler handler(UnaryOperator<Runnable> transaction) {
        Backoff once = new Backoff(1, Duration.ofMillis(1), Duration.ofMillis(1), () -> 0, time -> {});
        KpiCounting counting = new KpiCounting(CLOUD.with(transaction), "Kpis", "", Clock.systemUTC(), once);
        return new KpiCountHandler(
                new CountChanges(counting, parked, Clock.systemUTC()),
                Map.of("Orders", Source.ORDERS, "Reviews", Source.REVIEWS));
    }
}
