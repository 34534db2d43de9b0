package dev.backroom.kpi;

import static dev.backroom.kpi.Orders.EVENING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.model.Shop;
import dev.backroom.model.kpi.Bucket;
import dev.backroom.model.kpi.Count;
import dev.backroom.model.kpi.DayFigures;
import dev.backroom.model.kpi.Facts;
import dev.backroom.model.kpi.KpiFacts;
import dev.backroom.model.kpi.Tally;
import dev.backroom.model.order.Order;
import dev.backroom.store.kpi.KpiCounting;
import dev.backroom.store.kpi.KpiImages.Source;
import dev.backroom.store.kpi.KpiTable;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@Tag("engine")
final class RecountTest {
    private static final Cloud CLOUD = new Cloud();

    private final KpiTable kpis = new KpiTable(CLOUD.dynamo, "Kpis");
    private final KpiCounting counting = new KpiCounting(CLOUD.dynamo, "Kpis", Clock.systemUTC());
    private final Recount recount =
            new KpiRollupFunctions(Cloud.ENVIRONMENT, CLOUD.dynamo, CLOUD.queue(), Clock.systemUTC()).recount();

    @BeforeEach
    void empty() {
        CLOUD.empty();
        CLOUD.connect(Cloud.SHOP, "America/Los_Angeles", "main");
    }

    @Test
    void agrees_whenAllWasCounted() {
        counted("1", Optional.empty(), stored("1"));

        Recount.Found found = recount.run("one").getFirst();
        assertThat(found.agrees()).isTrue();
        assertThat(recount.correct(found, Optional.empty())).isEqualTo(Recount.Correction.NONE_NEEDED);
    }

    @Test
    void findsAndCorrectsWhatWasLost_whenAnotherWalkFindsTheSame() {
        counted("1", Optional.empty(), stored("1"));
        Order lost = stored("2");

        Recount.Found found = recount.run("one").getFirst();
        assertThat(found.missing()).isEqualTo(KpiFacts.of(lost));
        assertThat(recount.correct(found, Optional.empty())).isEqualTo(Recount.Correction.MOVED);
        Recount.Found again = recount.run("two").getFirst();
        assertThat(recount.correct(again, Optional.of(found))).isEqualTo(Recount.Correction.CORRECTED);
        assertThat(recount.run("three").getFirst().agrees()).isTrue();
    }

    @Test
    void takesAwayWhatWasCountedTwice() {
        Order order = stored("1");
        counted("1", Optional.empty(), order);
        counting.count(
                "test", Optional.of("1"), "2", Facts.of(Bucket.hour(Cloud.SHOP, EVENING), Tally.of(Count.ORDERS, 5)));

        Recount.Found found = recount.run("one").getFirst();
        assertThat(recount.correct(recount.run("two").getFirst(), Optional.of(found)))
                .isEqualTo(Recount.Correction.CORRECTED);
        assertThat(kpis.all(Cloud.SHOP).facts()).isEqualTo(KpiFacts.of(order));
    }

    @Test
    void changesNothing_whenOneOrdersNewsOvertookAnothers() {
        Order first = stored("1");
        Order second = stored("2");
        counted("1", Optional.empty(), first);
        Recount.Found found = recount.run("one").getFirst();
        counting.count("test", Optional.of("1"), "2", KpiFacts.of(second));

        Recount.Found later = recount.run("two").getFirst();
        assertThat(found.agrees()).isFalse();
        assertThat(recount.correct(found, Optional.of(later))).isEqualTo(Recount.Correction.MOVED);
        assertThat(later.agrees()).isTrue();
    }

    @Test
    void changesNothing_whenCountingWentOnMeanwhile() {
        stored("1");
        Recount.Found found = recount.run("one").getFirst();
        counted("1", Optional.empty(), stored("2"));

        assertThat(recount.correct(found, Optional.of(found))).isEqualTo(Recount.Correction.MOVED);
    }

    @Test
    void goesOnWhereItWasStopped_andForgetsItsOwnCounters() {
        for (int i = 0; i < 1_200; i++) {
            Order order = Orders.paid("5766536" + i, EVENING.minus(Duration.ofHours(i)))
                    .order();
            CLOUD.store(order);
        }
        assertThat(recount.step("one", Source.ORDERS)).isTrue();
        assertThat(recount.step("one", Source.ORDERS)).isTrue();

        Recount.Found found = recount.run("one").getFirst();
        assertThat(found.missing()
                        .tallies()
                        .getOrDefault(Bucket.now(Cloud.SHOP), Tally.NONE)
                        .count(Count.STORED))
                .isEqualTo(1_200);
        assertThat(recount.step("one", Source.ORDERS)).isFalse();

        assertThat(recount.correct(found, Optional.of(found))).isEqualTo(Recount.Correction.CORRECTED);
        recount.forget("one");
        assertThat(recount.run("one").getFirst().agrees()).isTrue();
    }

    @Test
    void leavesOutWhatCannotBeRead_asCountingDoes() {
        counted("1", Optional.empty(), stored("1"));
        CLOUD.dynamo.putItem(p -> p.tableName("Orders")
                .item(Map.of("pk", AttributeValue.fromS("1#2"), "status", AttributeValue.fromS("LOST"))));

        assertThat(recount.run("one").getFirst().agrees()).isTrue();
    }

    @Test
    void reopensADay_thatIsNotTheSumOfItsHours() {
        Shop shop = CLOUD.connect(Cloud.SHOP, "UTC", "main");
        counted("1", Optional.empty(), stored("1"));
        LocalDate day = LocalDate.ofInstant(EVENING, shop.zone());
        kpis.put(new DayFigures(
                Cloud.SHOP,
                day,
                DayFigures.State.FINAL,
                Tally.of(Count.ORDERS, 9),
                0,
                0,
                0,
                OptionalLong.empty(),
                0,
                new TreeMap<>()));

        Recount.Found found = recount.run("one").getFirst();
        assertThat(recount.correct(found, Optional.empty())).isEqualTo(Recount.Correction.CORRECTED);

        assertThat(kpis.newestDay(Cloud.SHOP)).map(DayFigures::state).contains(DayFigures.State.CLOSED);
        assertThat(kpis.now(Cloud.SHOP).touched()).containsKey(day);
    }

    private Order stored(String id) {
        Order order = Orders.paid(id, EVENING).order();
        CLOUD.store(order);
        return order;
    }

    private void counted(String to, Optional<String> from, Order order) {
        assertThat(List.of(counting.count("test", from, to, KpiFacts.of(order))))
                .containsExactly(KpiCounting.Outcome.COUNTED);
    }
}
