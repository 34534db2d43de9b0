package dev.backroom.desk.handover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.model.order.Hold;
import dev.backroom.model.order.HoldCode;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.OrderStatus;
import dev.backroom.model.ship.Handover;
import dev.backroom.model.ship.Parcel;
import dev.backroom.model.ship.ShippableUnit;
import dev.backroom.notices.NoticeType;
import dev.backroom.notices.handover.HandoverMessage;
import dev.backroom.store.wave.ShippingLabel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("engine")
class HandOverTest {
    private final Trouble none = new Trouble(new Random(1), 0);
    private HandoverWorld world = new HandoverWorld("GB", none, false);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void arranges_labels_andGivesToTheWarehouse_whereThePlatformsCarrierComes() {
        OrderKey one = world.release("1", false, "MUG", "MUG");
        OrderKey two = world.release("2", false, "LID");

        world.run(Duration.ofMinutes(1));

        assertThat(world.platform.shipped).isEqualTo(Map.of("P1", 1, "P2", 1));
        assertThat(world.warehouse.packed).isEqualTo(Map.of("1-1", 1, "1-2", 1));
        Handover handover = world.handover(one);
        assertThat(handover.stage()).isEqualTo(Handover.Stage.DONE);
        assertThat(handover.reference()).isEqualTo("W1-1");
        assertThat(handover.parcels()).singleElement().satisfies(parcel -> {
            assertThat(parcel.tracking()).isEqualTo("TTP1");
            assertThat(parcel.units()).isEqualTo(Map.of("MUG", 2));
            assertThat(parcel.labelUntil())
                    .contains(world.handover(two)
                            .parcels()
                            .getFirst()
                            .labelUntil()
                            .orElseThrow());
        });
    }

    @Test
    void shipsBothInOneCall_andReadsBothInOneCall() {
        world.release("1", false, "MUG");
        world.release("2", false, "LID");
        world.run(Duration.ofMinutes(1));
        assertThat(world.platform.calls())
                .as("read, ship, two labels with their documents, two labels for the warehouse")
                .isEqualTo(8);
    }

    @Test
    void waitsForALabel_thatIsStillBeingMade() {
        OrderKey one = world.release("1", false, "MUG");
        world.platform.labelsPending.put("P1", 2);
        world.run(Duration.ofSeconds(1));
        assertThat(world.handover(one).stage()).isEqualTo(Handover.Stage.PLANNED);
        assertThat(world.handover(one).reason()).contains("label");
        world.run(Duration.ofMinutes(10));
        assertThat(world.handover(one).stage()).isEqualTo(Handover.Stage.DONE);
        assertThat(world.platform.shipped).isEqualTo(Map.of("P1", 1));
        assertThat(world.notices).isEmpty();
    }

    @Test
    void keepsTheLabelsDocument_forWhoeverPacksByPaper() {
        OrderKey one = world.release("1", false, "MUG");
        world.run(Duration.ofSeconds(1));

        assertThat(world.labels).singleElement().satisfies(label -> {
            assertThat(label.order()).isEqualTo(one);
            assertThat(label.parcel()).isEqualTo("P1");
            assertThat(label.tracking()).isEqualTo("TTP1");
            assertThat(new String(label.document(), StandardCharsets.US_ASCII)).isEqualTo("%PDF-1.7 /P1");
        });
    }

    @Test
    void keepsTheOtherPackagesLabel_whileOneIsLate() {
        OrderKey one = world.release("1", false, "MUG", "LID");
        world.platform
                .get("1")
                .units
                .set(1, inPackage(world.platform.get("1").units.get(1), "PB"));
        world.platform.labelsPending.put("P1", 3);
        world.run(Duration.ofSeconds(1));
        assertThat(world.labels).extracting(ShippingLabel::parcel).containsExactly("PB");
        assertThat(world.handover(one).reason()).isEqualTo("the platform is still making the label of package P1");

        world.run(Duration.ofMinutes(20));
        assertThat(world.labels).extracting(ShippingLabel::parcel).containsExactly("PB", "P1");
        assertThat(world.handover(one).stage()).isEqualTo(Handover.Stage.DONE);
    }

    private static ShippableUnit inPackage(ShippableUnit unit, String parcel) {
        return new ShippableUnit(
                unit.lineItem(), unit.sku(), Optional.of(parcel), unit.state(), unit.tracking(), unit.line());
    }

    @Test
    void sendsNothing_whileTheOrderIsHeld_andGoesOnOnceItIsNot() {
        OrderKey one = world.release("1", false, "MUG");
        world.store(one, List.of(new Hold(HoldCode.PHONE_INVALID, List.of("US"))), Optional.of("w1"));
        world.run(Duration.ofMinutes(20));
        assertThat(world.platform.shipped).isEmpty();
        assertThat(world.warehouse.packed).isEmpty();
        assertThat(world.handover(one).reason()).isEqualTo("held: PHONE_INVALID");

        world.store(one, List.of(), Optional.of("w1"));
        assertThat(world.watch()).isEqualTo(1);
        world.run(Duration.ofMinutes(1));
        assertThat(world.handover(one).stage()).isEqualTo(Handover.Stage.DONE);
    }

    @Test
    void sendsNothing_whereTheBuyerAsksToCancel_orThePlatformHolds_orTheWaveIsGone() {
        world.release("1", false, "MUG");
        world.platform.get("1").asksCancel = true;
        world.release("2", true, "MUG");
        world.platform.get("2").status = OrderStatus.ON_HOLD;
        OrderKey three = world.release("3", true, "MUG");
        world.store(three, List.of(), Optional.empty());
        world.run(Duration.ofHours(1));
        assertThat(world.platform.shipped).isEmpty();
        assertThat(world.warehouse.packed).isEmpty();
        assertThat(world.notices).as("each stands on a list of its own").isEmpty();
    }

    @Test
    void neverSendsACancelledOrder_andStopsThere() {
        OrderKey one = world.release("1", false, "MUG");
        OrderKey two = world.release("2", true, "MUG");
        world.platform.cancel("1");
        world.platform.cancel("2");
        world.run(Duration.ofHours(1));
        assertThat(world.platform.shipped).isEmpty();
        assertThat(world.platform.wrong).isEmpty();
        assertThat(world.warehouse.packed).isEmpty();
        assertThat(world.handover(one).stage()).isEqualTo(Handover.Stage.STOPPED);
        assertThat(world.handover(two).stage()).isEqualTo(Handover.Stage.STOPPED);
    }

    @Test
    void recallsFromTheWarehouse_whatIsCancelledAfterIt() {
        OrderKey one = world.release("1", true, "MUG");
        world.run(Duration.ofMinutes(1));
        assertThat(world.handover(one).stage()).isEqualTo(Handover.Stage.SENT);
        world.platform.cancel("1");
        world.send(new HandoverMessage.Hand(one, ""), Duration.ZERO);
        world.run(Duration.ofMinutes(1));
        assertThat(world.warehouse.recalled).containsExactly("1-1");
        assertThat(world.handover(one).stage()).isEqualTo(Handover.Stage.STOPPED);
    }

    @Test
    void tellsTheWarehouseOnce_whatItHasToPackInstead() {
        OrderKey one = world.release("1", true, "MUG", "MUG");
        world.run(Duration.ofMinutes(1));
        assertThat(world.handover(one).stage()).isEqualTo(Handover.Stage.SENT);
        world.platform.get("1").units.removeLast();
        for (int look = 0; look < 3; look++) {
            world.send(new HandoverMessage.News(one), Duration.ZERO);
            world.run(Duration.ofMinutes(1));
        }
        assertThat(world.warehouse.changes).containsExactly(Map.of("MUG", 1));
        assertThat(world.warehouse.packed).isEqualTo(Map.of("1-1", 1));
    }

    @Test
    void waitsUntilTheDeskHasSeen_whatThePlatformShows() {
        OrderKey one = world.release("1", true, "MUG");
        world.platform.get("1").updated = FakePlatform.CREATED.plusSeconds(60);
        world.run(Duration.ofSeconds(5));
        assertThat(world.warehouse.packed).isEmpty();
        world.run(Duration.ofMinutes(1));
        assertThat(world.handover(one).stage()).isEqualTo(Handover.Stage.SENT);
    }

    @Test
    void marksEachPartOfAnOrder_asTheWarehouseReportsIt() {
        OrderKey one = world.release("1", true, "MUG", "MUG", "LID");
        world.run(Duration.ofMinutes(1));
        world.send(new HandoverMessage.Tracked(one, "Royal-Mail", "RM1000", Map.of("MUG", 1, "LID", 1)), Duration.ZERO);
        world.send(new HandoverMessage.Tracked(one, "Royal-Mail", "RM1000", Map.of("MUG", 1, "LID", 1)), Duration.ZERO);
        world.run(Duration.ofMinutes(1));
        assertThat(world.status("1")).isEqualTo(OrderStatus.PARTIALLY_SHIPPING);
        world.send(new HandoverMessage.Tracked(one, "皇邮", "RM1001", Map.of()), Duration.ZERO);
        world.run(Duration.ofMinutes(1));
        assertThat(world.status("1")).isEqualTo(OrderStatus.AWAITING_COLLECTION);
        assertThat(world.platform.marked).isEqualTo(Map.of("1-0", 1, "1-1", 1, "1-2", 1));
        assertThat(world.handover(one).stage()).isEqualTo(Handover.Stage.DONE);
        assertThat(world.handover(one).parcels()).extracting(Parcel::state).containsOnly(Parcel.State.ARRANGED);
    }

    @Test
    void givesNothingToTheWarehouse_thatHasLeft() {
        OrderKey one = world.release("1", true, "MUG");
        world.send(new HandoverMessage.Tracked(one, "Royal Mail", "RM1000", Map.of()), Duration.ZERO);
        OrderKey two = world.release("2", true, "MUG");
        world.platform.leave("2", "RM2000", 1);
        world.run(Duration.ofMinutes(1));
        assertThat(world.warehouse.packed).isEmpty();
        assertThat(world.handover(one).stage()).isEqualTo(Handover.Stage.DONE);
        assertThat(world.handover(two).stage()).isEqualTo(Handover.Stage.DONE);
    }

    @Test
    void givesTheRestToTheWarehouse_whereAPartHasLeft() {
        OrderKey one = world.release("1", true, "MUG", "MUG", "LID");
        world.platform.leave("1", "RM1000", 1);
        world.run(Duration.ofMinutes(1));
        assertThat(world.warehouse.given).isEqualTo(Map.of("1-1", Map.of("MUG", 1, "LID", 1)));
        assertThat(world.handover(one).stage()).isEqualTo(Handover.Stage.SENT);
    }

    @Test
    void marksWhatItCan_whereOneParcelIsReportedWrongly_andThatOneOnceItIsReportedRightly() {
        OrderKey one = world.release("1", true, "MUG", "LID");
        world.run(Duration.ofMinutes(1));
        world.send(new HandoverMessage.Tracked(one, "Royal Mail", "RM1000", Map.of("MUG", 2)), Duration.ZERO);
        world.send(new HandoverMessage.Tracked(one, "Royal Mail", "RM1001", Map.of("LID", 1)), Duration.ofSeconds(1));
        world.run(Duration.ofMinutes(1));
        assertThat(world.platform.marked).isEqualTo(Map.of("1-1", 1));
        assertThat(world.handover(one).reason()).isEqualTo("parcel RM1000 names units that the order has not open");

        world.send(new HandoverMessage.Tracked(one, "Royal Mail", "RM1000", Map.of("MUG", 1)), Duration.ZERO);
        world.run(Duration.ofMinutes(1));
        assertThat(world.platform.marked).isEqualTo(Map.of("1-0", 1, "1-1", 1));
        assertThat(world.handover(one).stage()).isEqualTo(Handover.Stage.DONE);
    }

    @Test
    void doesNotForgetThatTheWarehouseMayHaveTheOrder_whenALaterCallSurelyFails() {
        world.close();
        world = new HandoverWorld("GB", none, true);
        world.warehouse.answers.add(new WarehouseAnswer.Failed("no answer in time", true));
        world.warehouse.answers.add(new WarehouseAnswer.Failed("HTTP 429", false));
        world.warehouse.answers.add(new WarehouseAnswer.Refused("HTTP 401"));
        OrderKey one = world.release("1", true, "MUG");
        world.run(Duration.ofMinutes(5));
        assertThat(world.warehouse.answers).isEmpty();
        world.platform.cancel("1");
        world.send(new HandoverMessage.News(one), Duration.ZERO);
        world.run(Duration.ofMinutes(1));
        assertThat(world.warehouse.recalled).containsExactly("1-1");
    }

    @Test
    void recallsNothing_whereTheWarehouseSaysThatItHasNoSuchOrder() {
        world.warehouse.answers.add(new WarehouseAnswer.Failed("no answer in time", true));
        world.warehouse.answers.add(new WarehouseAnswer.Refused("HTTP 400"));
        OrderKey one = world.release("1", true, "MUG");
        world.run(Duration.ofSeconds(1));
        world.warehouse.packed.clear();
        world.run(Duration.ofMinutes(5));
        assertThat(world.handover(one).unsure()).isFalse();
        world.platform.cancel("1");
        world.send(new HandoverMessage.News(one), Duration.ZERO);
        world.run(Duration.ofMinutes(1));
        assertThat(world.handover(one).stage()).isEqualTo(Handover.Stage.STOPPED);
        assertThat(world.warehouse.recalled).isEmpty();
    }

    @Test
    void looksSoonAgain_andTellsNobody_whereAnOrderWasHeldForLong() {
        OrderKey one = world.release("1", false, "MUG");
        world.store(one, List.of(new Hold(HoldCode.PHONE_INVALID, List.of("US"))), Optional.of("w1"));
        for (int quarter = 0; quarter < 20; quarter++) {
            world.run(Duration.ofMinutes(15));
            world.watch();
        }
        world.store(one, List.of(), Optional.of("w1"));
        world.platform.labelsPending.put("P1", 1);
        world.send(new HandoverMessage.Hand(one, ""), Duration.ZERO);
        world.run(Duration.ofMinutes(1));
        assertThat(world.handover(one).stage()).isEqualTo(Handover.Stage.DONE);
        assertThat(world.notices).isEmpty();
    }

    @Test
    void looksAtAll_thatAreDue_howeverManyWaitForTheirTrackingNumber() {
        for (int i = 1; i <= 700; i++) {
            OrderKey key = new OrderKey(HandoverWorld.SHOP, Integer.toString(i));
            world.tables.handovers.begin(key, "w1", "h", world.now(), world.now());
            world.tables.handovers.end(world.tables.handovers.find(key).orElseThrow(), "h", Optional.of(world.now()));
        }
        world.run(Duration.ofMinutes(2));
        assertThat(world.watch()).isEqualTo(700);
    }

    @Test
    void shipsTheOthers_whereThePlatformRefusesThePickupOfOne() {
        world.pickup.add("main");
        world.platform.withoutSlots.add("P1");
        OrderKey one = world.release("1", false, "MUG");
        OrderKey two = world.release("2", false, "MUG");
        world.run(Duration.ofMinutes(1));
        assertThat(world.platform.shipped).isEqualTo(Map.of("P2", 1));
        assertThat(world.handover(two).stage()).isEqualTo(Handover.Stage.DONE);
        assertThat(world.handover(one).reason()).contains("no pickup for this package");
        assertThat(world.notices).hasSize(1);
    }

    @Test
    void goesOnWithOtherWarehouses_whereOneHangs() {
        world.warehouse.hangs = () -> world.passes(WarehouseTime.CALL.answer());
        world.second.answers.clear();
        for (int i = 1; i <= 9; i++) {
            world.warehouse.answers.add(new WarehouseAnswer.Failed("no answer in time", true));
            world.release(Integer.toString(i), true, "MUG");
        }
        world.fromSecond.add("99");
        OrderKey other = world.release("99", true, "MUG");
        Instant begun = world.now();
        world.run(Duration.ZERO);
        assertThat(world.second.packed).isEqualTo(Map.of("1-99", 1));
        assertThat(world.handover(other).stage()).isEqualTo(Handover.Stage.SENT);
        assertThat(Duration.between(begun, world.now())).isLessThan(Duration.ofSeconds(60));
        assertThat(world.warehouse.packed).as("asked in this look").hasSizeLessThan(3);

        world.warehouse.hangs = () -> {};
        world.warehouse.answers.clear();
        world.run(Duration.ofMinutes(10));
        assertThat(world.warehouse.packed)
                .hasSize(9)
                .allSatisfy((key, times) -> assertThat(times).isEqualTo(1));
    }

    @Test
    void tellsSomebodyOnce_whereThePlatformDoesNotKnowTheCarrier() {
        OrderKey one = world.release("1", true, "MUG");
        world.send(new HandoverMessage.Tracked(one, "Pigeon", "RM1000", Map.of()), Duration.ofMinutes(1));
        world.run(Duration.ofMinutes(5));
        for (int i = 0; i < 30; i++) {
            world.run(Duration.ofMinutes(15));
            world.watch();
        }
        assertThat(world.notices).singleElement().satisfies(notice -> {
            assertThat(notice.type()).isEqualTo(NoticeType.HANDOVER_FAILED);
            assertThat(notice.facts().get("reason")).contains("'Pigeon'").contains("Royal Mail, YunExpress");
        });
        assertThat(world.platform.marked).isEmpty();
    }

    @Test
    void asksTheWarehouse_whichSaysNothingByItself() {
        OrderKey one = world.release("1", true, "MUG");
        world.run(Duration.ofMinutes(1));
        world.warehouse.sent.put("1-1", List.of(new WarehouseAdapter.Sent("Royal Mail", "RM2000", Map.of())));
        world.run(Duration.ofMinutes(40));
        world.watch();
        world.run(Duration.ofMinutes(1));
        assertThat(world.handover(one).stage()).isEqualTo(Handover.Stage.DONE);
    }

    @Test
    void shipsAPackageWhole_whereTheMarketShipsByPackage() {
        world.close();
        world = new HandoverWorld("VN", none, false);
        OrderKey one = world.release("1", true, "MUG", "LID");
        var order = world.platform.get("1");
        order.units.replaceAll(unit -> new dev.backroom.model.ship.ShippableUnit(
                unit.lineItem(),
                unit.sku(),
                Optional.of("P1"),
                dev.backroom.model.ship.PackageState.TO_FULFILL,
                "",
                unit.line()));
        world.send(new HandoverMessage.Tracked(one, "Yun Express", "YT1000", Map.of("MUG", 1)), Duration.ofMinutes(1));
        world.run(Duration.ofMinutes(2));
        assertThat(world.platform.shipped).isEmpty();
        assertThat(world.handover(one).reason()).contains("split the order");
    }

    @Test
    void shipsACombinedPackageOnce_andOnlyOnceAllItsOrdersMayLeave() {
        OrderKey one = world.release("1", false, "MUG");
        OrderKey two = world.release("2", false, "LID");
        for (String id : List.of("1", "2")) {
            var order = world.platform.get(id);
            order.combined = true;
            order.units.replaceAll(unit -> new dev.backroom.model.ship.ShippableUnit(
                    unit.lineItem(), unit.sku(), Optional.of("PC"), unit.state(), "", unit.line()));
        }
        world.store(two, List.of(new Hold(HoldCode.PHONE_INVALID, List.of())), Optional.of("w1"));
        world.run(Duration.ofMinutes(1));
        assertThat(world.platform.shipped).isEmpty();
        assertThat(world.handover(one).reason()).contains("order 2 of the same package");

        world.store(two, List.of(), Optional.of("w1"));
        world.run(Duration.ofMinutes(20));
        world.watch();
        world.run(Duration.ofMinutes(10));
        assertThat(world.platform.shipped).isEqualTo(Map.of("PC", 1));
        assertThat(world.warehouse.packed).isEqualTo(Map.of("1-1", 1, "1-2", 1));
    }

    @Test
    void parksWhatNobodyCanHandle() {
        world.send(
                new HandoverMessage.Tracked(new OrderKey(HandoverWorld.SHOP, "99"), "UPS", "1Z99", Map.of()),
                Duration.ZERO);
        world.send(new HandoverMessage.Hand(OrderKey.of("2", "1"), "w"), Duration.ZERO);
        world.run(Duration.ofMinutes(1));
        assertThat(world.parked)
                .extracting(parked -> parked.reason())
                .containsExactlyInAnyOrder("the desk does not know the order", "the shop is unknown");
    }

    @Test
    void ignoresAnotherLook_atWhatNobodyHandsOver() {
        world.platform.add("1", false, "MUG");
        world.send(new HandoverMessage.Hand(new OrderKey(HandoverWorld.SHOP, "1"), ""), Duration.ZERO);
        world.run(Duration.ofMinutes(1));
        assertThat(world.platform.calls()).isZero();
    }
}
