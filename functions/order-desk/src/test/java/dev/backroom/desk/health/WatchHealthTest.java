package dev.backroom.desk.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.fixtures.MemoryTables;
import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.model.kpi.Bucket;
import dev.backroom.model.kpi.Count;
import dev.backroom.model.kpi.Facts;
import dev.backroom.model.kpi.Tally;
import dev.backroom.notices.Notice;
import dev.backroom.notices.Severity;
import dev.backroom.store.kpi.KpiCounting;
import dev.backroom.store.kpi.KpiTable;
import dev.backroom.store.watch.DeskCheckpoints;
import dev.backroom.store.watch.HealthTable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

@Tag("engine")
class WatchHealthTest {
    private static final DynamoDbClient ENGINE = MemoryTables.open().client();
    private static final Instant NOON = Instant.parse("2026-11-20T20:00:00Z");
    private static final Shop SHOP = new Shop(
            new ShopId("1"),
            "Maple",
            "US",
            ZoneId.of("America/Los_Angeles"),
            "cipher",
            "seller",
            Shop.DEFAULT_OWNER,
            NOON,
            Shop.State.CONNECTED,
            Map.of());

    private final String table = "Both-" + UUID.randomUUID();
    private final List<Notice> told = new ArrayList<>();
    private int batches;

    WatchHealthTest() {
        ENGINE.createTable(t -> t.tableName(table)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                        a -> a.attributeName("pk").attributeType(ScalarAttributeType.S),
                        a -> a.attributeName("sk").attributeType(ScalarAttributeType.S))
                .keySchema(
                        k -> k.attributeName("pk").keyType(KeyType.HASH),
                        k -> k.attributeName("sk").keyType(KeyType.RANGE)));
    }

    @Test
    void warnsBeforeTheLimit_andAgainBeyondIt_onceADay() {
        for (int ago = 1; ago <= 7; ago++) {
            dispatched(ago, 100, ago <= 3 ? 92 : 100);
        }
        look(0);
        look(1);
        assertThat(told).singleElement().satisfies(notice -> {
            assertThat(notice.severity()).isEqualTo(Severity.WARNING);
            assertThat(notice.facts())
                    .containsEntry("metric", "LDR")
                    .containsEntry("now", "3.4 %")
                    .containsEntry("limit", "4 %")
                    .containsEntry("then", "8.0 %")
                    .containsEntry("bad", "24")
                    .containsEntry("all", "700")
                    .containsEntry("crosses", "2026-11-20");
        });

        dispatched(0, 100, 92);
        look(24);
        assertThat(told).hasSize(2);
        assertThat(told.getLast().severity()).isEqualTo(Severity.URGENT);
        assertThat(told.getLast().facts()).containsEntry("now", "4.6 %");
    }

    @Test
    void saysNothing_whenAllIsInTime() {
        for (int ago = 1; ago <= 7; ago++) {
            dispatched(ago, 100, 100);
        }
        assertThat(look(0))
                .isEqualTo(Map.of("1", Map.of("LDR", "CALM", "SFCR", "CALM", "VTR", "CALM", "OTDR", "CALM")));
        assertThat(told).isEmpty();
    }

    private Map<String, Object> look(int hours) {
        Clock clock = Clock.fixed(NOON.plus(Duration.ofHours(hours)), ZoneOffset.UTC);
        return new WatchHealth(
                        () -> List.of(SHOP),
                        new KpiTable(ENGINE, table),
                        new HealthTable(ENGINE, table),
                        new DeskCheckpoints(ENGINE, table),
                        told::addAll,
                        clock)
                .run();
    }

    private void dispatched(int daysAgo, int due, int inTime) {
        Instant at = NOON.minus(Duration.ofDays(daysAgo));
        Facts facts = Facts.of(
                Bucket.hour(SHOP.id(), at),
                Tally.of(Count.DISPATCH_DUE, due).plus(Tally.of(Count.DISPATCHED_IN_TIME, inTime)));
        new KpiCounting(ENGINE, table, Clock.fixed(at, ZoneOffset.UTC))
                .count("c" + batches++, Optional.empty(), "1", facts);
    }
}
