package dev.backroom.desk.wave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import dev.backroom.model.order.Lane;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderStatus;
import dev.backroom.model.wave.Wave;
import dev.backroom.model.wave.WaveForecast;
import dev.backroom.model.wave.WaveLine;
import dev.backroom.notices.Notice;
import dev.backroom.notices.NoticeType;
import dev.backroom.notices.handover.HandoverMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("engine")
final class ReleaseWavesTest {
    /** 09:45 of the shop's Friday. */
    private static final Instant BEFORE_TEN = Instant.parse("2026-11-20T17:45:00Z");
    /** 23:59 of the same day. */
    private static final Instant TONIGHT = Instant.parse("2026-11-21T07:59:00Z");

    private static final Instant SUNDAY = Instant.parse("2026-11-23T07:59:00Z");

    private final DeskWorld world = new DeskWorld(BEFORE_TEN);

    @AfterEach
    void drop() {
        world.tables.drop();
    }

    @Test
    void releasesWhatIsReady_atTheShopsHour_andNotBefore() {
        ready(3, TONIGHT);
        world.wave();
        assertThat(waves()).isEmpty();

        world.pass(Duration.ofMinutes(15));
        world.wave();
        world.wave();

        assertThat(waves())
                .extracting(Wave::id, Wave::orders, Wave::units, Wave::state)
                .containsExactly(tuple("2026-11-20T10-main", 3, 3, Wave.State.RELEASED));
        assertThat(world.sent)
                .hasSize(3)
                .allMatch(message -> ((HandoverMessage.Hand) message).wave().equals("2026-11-20T10-main"));
        assertThat(world.find("1").flatMap(Order::lane)).contains(Lane.RELEASED);
        assertThat(world.notices).extracting(Notice::type).containsExactly(NoticeType.WAVE_RELEASED);
    }

    @Test
    void splitsTheDaysCapacityOverItsTurns() {
        world.capacity(10);
        ready(20, SUNDAY);
        world.pass(Duration.ofMinutes(15));
        world.wave();
        world.pass(Duration.ofHours(6));
        world.wave();

        assertThat(waves()).extracting(Wave::orders).containsExactly(5, 5);
    }

    @Test
    void warnsAndSendsOneWaveOutOfTurn_whenTheBacklogOutgrowsTheCapacity() {
        world.capacity(20);
        ready(100, SUNDAY);
        world.wave();
        world.pass(Duration.ofMinutes(5));
        world.wave();

        Notice notice = world.notices.getFirst();
        assertThat(notice.type()).isEqualTo(NoticeType.OVERLOAD);
        assertThat(notice.facts())
                .containsEntry("atRisk", "40")
                .containsEntry("backlog", "100")
                .containsEntry("capacity", "20")
                .containsEntry("breaks", SUNDAY.toString())
                .containsEntry("extra", "5");
        assertThat(waves()).extracting(Wave::id, Wave::orders).containsExactly(tuple("2026-11-20-main-x1", 5));
        assertThat(Duration.between(BEFORE_TEN, SUNDAY)).isGreaterThan(Duration.ofHours(4));
        assertThat(world.waves().forecasts().of(DeskWorld.SHOP))
                .as("what is left for ten o'clock")
                .extracting(WaveForecast::backlog, WaveForecast::fits, WaveForecast::leftOut, WaveForecast::atRisk)
                .containsExactly(tuple(95, 10, 85, 35));
    }

    @Test
    void finishesTheWave_whenTheWarehousesQueueWasDown() {
        ready(2, TONIGHT);
        world.pass(Duration.ofMinutes(15));
        world.meanwhile = new FailsOnce();
        assertThatIllegalStateException().isThrownBy(world::wave);
        world.meanwhile = () -> {};
        world.pass(Duration.ofMinutes(15));
        world.wave();

        assertThat(waves()).extracting(Wave::state).containsExactly(Wave.State.RELEASED);
        assertThat(world.sent).extracting(message -> message.order().order()).contains("1", "2");
    }

    @Test
    void finishesTheWave_thatBrokeOffBeforeDaysWithoutARun() {
        ready(2, TONIGHT);
        world.pass(Duration.ofMinutes(15));
        world.meanwhile = new FailsOnce();
        assertThatIllegalStateException().isThrownBy(world::wave);
        world.meanwhile = () -> {};
        world.pass(Duration.ofDays(6));
        world.wave();

        assertThat(waves()).extracting(Wave::state).containsOnly(Wave.State.RELEASED);
        assertThat(world.sent).extracting(message -> message.order().order()).contains("1", "2");
    }

    @Test
    void tellsTheWarehouseOfAnOrder_thatThePlatformHeldWhileItsWaveLayHalfDone() {
        ready(2, TONIGHT);
        world.pass(Duration.ofMinutes(15));
        world.meanwhile = new FailsOnce();
        assertThatIllegalStateException().isThrownBy(world::wave);
        world.meanwhile = () -> {};
        world.platform("1", OrderStatus.ON_HOLD, false, TONIGHT);
        world.wave();
        world.platform("1", OrderStatus.AWAITING_SHIPMENT, false, TONIGHT);
        world.wave();

        assertThat(world.find("1").flatMap(Order::lane)).contains(Lane.RELEASED);
        assertThat(world.sent).extracting(message -> message.order().order()).contains("1", "2");
    }

    @Test
    void packsNothing_ofAnOrderThatWasClosedWhileItsWaveLayHalfDone() {
        ready(3, TONIGHT);
        world.pass(Duration.ofMinutes(15));
        // The lines are written and the first order is told of; then the queue is gone.
        world.meanwhile = () -> {
            if (!world.sent.isEmpty()) {
                throw new IllegalStateException("down");
            }
        };
        assertThatIllegalStateException().isThrownBy(world::wave);
        world.meanwhile = () -> {};
        world.platform("2", OrderStatus.CANCELLED, false, TONIGHT);
        world.wave();

        Wave wave = waves().getFirst();
        assertThat(world.waves().lines(DeskWorld.SHOP, wave.id()))
                .extracting(line -> line.order().order(), WaveLine::sequence)
                .containsExactlyInAnyOrder(tuple("1", 1), tuple("3", 2));
        assertThat(wave.orders()).isEqualTo(2);
        assertThat(world.sent)
                .as("the handover hears of every order that is in a wave")
                .extracting(message -> message.order().order())
                .contains("1", "2", "3");
    }

    @Test
    void leavesOutWhatIsHeldOrCancelled() {
        ready(3, TONIGHT);
        world.platform("1", OrderStatus.CANCELLED, false, TONIGHT);
        world.platform("2", OrderStatus.AWAITING_SHIPMENT, true, TONIGHT);
        world.pass(Duration.ofMinutes(15));
        world.wave();
        assertThat(world.sent).extracting(message -> message.order().order()).containsExactly("3");

        world.release("2");
        world.pass(Duration.ofHours(6));
        world.wave();
        assertThat(world.sent).extracting(message -> message.order().order()).containsExactly("3", "2");
    }

    private void ready(int count, Instant shipBy) {
        for (int i = 1; i <= count; i++) {
            world.platform("" + i, OrderStatus.AWAITING_SHIPMENT, false, shipBy);
        }
    }

    private List<Wave> waves() {
        return world.waves().since(DeskWorld.SHOP, LocalDate.parse("2026-11-19"));
    }

    /** The ninth call of a wave with two orders is its first message. */
    private static final class FailsOnce implements Runnable {
        private int calls;

        @Override
        public void run() {
            if (++calls == 9) {
                throw new IllegalStateException("the queue is down");
            }
        }
    }
}
