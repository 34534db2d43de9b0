package dev.backroom.store.handover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.model.ShopId;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.ship.Handover;
import dev.backroom.model.ship.Parcel;
import dev.backroom.store.DeskTables;
import dev.backroom.store.EmbeddedDynamo;
import dev.backroom.store.handover.HandoverTable.Begun;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("engine")
final class HandoverTableTest {
    private static final ShopId SHOP = new ShopId("7495540735365777507");
    private static final OrderKey ORDER = new OrderKey(SHOP, "576500000000000001");
    private static final Instant NOW = Instant.parse("2026-11-20T18:00:00Z");
    private static final Instant UNTIL = NOW.plus(Duration.ofMinutes(3));

    private final DeskTables tables = DeskTables.create(EmbeddedDynamo.client());
    private final HandoverTable handovers = new HandoverTable(tables.dynamo(), tables.desk());

    @Test
    void isOnesOwnUntilItIsLetGo() {
        Handover begun = begin("a");

        assertThat(handovers.begin(ORDER, "w", "b", NOW, UNTIL)).isInstanceOf(Begun.Busy.class);
        assertThat(handovers.end(begun.waiting("no label yet", false), "a", Optional.of(NOW.plusSeconds(60))))
                .isTrue();
        assertThat(handovers.due(SHOP, NOW.plusSeconds(59), 10)).isEmpty();
        assertThat(handovers.due(SHOP, NOW.plusSeconds(60), 10)).containsExactly(ORDER);
        assertThat(begin("b").attempts()).isEqualTo(1);
    }

    @Test
    void isOver_whenItEndedWithoutAnotherLook() {
        Handover begun = begin("a");

        assertThat(handovers.end(begun.at(Handover.Stage.DONE), "a", Optional.empty()))
                .isTrue();

        assertThat(handovers.due(SHOP, NOW.plus(Duration.ofDays(9)), 10)).isEmpty();
        assertThat(handovers.begin(ORDER, "w", "b", NOW, UNTIL)).isInstanceOf(Begun.Over.class);
        assertThat(handovers.find(ORDER).orElseThrow().stage()).isEqualTo(Handover.Stage.DONE);
    }

    @Test
    void isTakenOverAsUnsure_whenItsHolderDied() {
        begin("a");

        Begun later = handovers.begin(ORDER, "w", "b", UNTIL.plusSeconds(1), UNTIL.plusSeconds(181));

        assertThat(later)
                .isInstanceOfSatisfying(
                        Begun.Ours.class,
                        ours -> assertThat(ours.handover().unsure()).isTrue());
        assertThat(handovers.end(handovers.find(ORDER).orElseThrow(), "a", Optional.empty()))
                .as("the dead one comes back")
                .isFalse();
    }

    @Test
    void knowsAParcel_thatWasReportedBeforeAnybodyAsked() {
        Parcel parcel = reported("RM1", Map.of("MUG", 1));
        handovers.put(ORDER, parcel, NOW);

        assertThat(begin("a").parcels()).containsExactly(parcel);
    }

    @Test
    void keepsWhatTheWarehouseSaidLast_untilThePlatformHasTheParcel() {
        handovers.put(ORDER, reported("RM1", Map.of("LID", 9)), NOW);
        Parcel corrected = reported("RM1", Map.of("MUG", 1));
        handovers.put(ORDER, corrected, NOW);
        assertThat(begin("a").parcels()).containsExactly(corrected);

        handovers.put(ORDER, corrected.arranged(), NOW);
        handovers.put(ORDER, reported("RM1", Map.of("LID", 9)), NOW);
        assertThat(handovers.find(ORDER).orElseThrow().parcels()).containsExactly(corrected.arranged());
    }

    private static Parcel reported(String tracking, Map<String, Integer> units) {
        return new Parcel(
                Parcel.reportedId(tracking), Parcel.State.REPORTED, "Royal Mail", tracking, Optional.empty(), units);
    }

    private Handover begin(String holder) {
        Begun begun = handovers.begin(ORDER, "w", holder, NOW, UNTIL);
        assertThat(begun).isInstanceOf(Begun.Ours.class);
        return ((Begun.Ours) begun).handover();
    }
}
