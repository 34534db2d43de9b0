package dev.backroom.stockcheck.publish;

import static dev.backroom.stockcheck.StockFixture.change;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroom.model.Shop;
import dev.backroom.model.stock.Item;
import dev.backroom.model.stock.Listing;
import dev.backroom.model.stock.Sku;
import dev.backroom.runtime.queue.QueueMessage;
import dev.backroom.stockcheck.FakeChannel;
import dev.backroom.stockcheck.FakeChannel.Fault;
import dev.backroom.stockcheck.StockFixture;
import dev.backroom.store.stock.Listed.Failing;
import dev.backroom.tiktok.inventory.FigureRefused;
import dev.backroom.tiktok.inventory.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("engine")
class PublishStockTest {
    private final StockFixture room = new StockFixture();

    @BeforeEach
    void list() {
        room.stock("MUG", "north", 30);
        room.stock("CARD", "north", 90);
        room.channel.list(room.shop, "17", "27", "MUG", Map.of("71", 1, "72", 1));
        room.channel.list(room.shop, "17", "28", "CARD", Map.of("71", 1));
        room.watch().run();
        room.publishAll();
        room.channel.updates.clear();
        room.channel.searches.clear();
    }

    @Test
    void showsWhatCanBeSold_inEveryWarehouse() {
        assertThat(room.channel.figures(room.shop, "27")).isEqualTo(Map.of("71", 30, "72", 0));

        room.sell("MUG", "north", 4);
        room.receive("MUG", "south", 2);

        assertThat(room.publish("MUG")).isEmpty();
        assertThat(room.channel.figures(room.shop, "27")).isEqualTo(Map.of("71", 26, "72", 2));
        assertThat(room.listed("MUG").published().orElseThrow().at()).isEqualTo(StockFixture.NOON);
    }

    @Test
    void makesOneCallAProduct_howeverManyMessagesNameItsSkus() {
        room.sell("MUG", "north", 1);
        room.sell("CARD", "north", 1);

        assertThat(room.publish()
                        .handle(List.of(
                                new QueueMessage("m1", change("MUG")),
                                new QueueMessage("m2", change("CARD", "MUG")),
                                new QueueMessage("m3", change("MUG")))))
                .isEmpty();

        assertThat(room.channel.updates).hasSize(1);
        assertThat(room.channel.updates.getFirst().figures()).containsOnlyKeys("27", "28");
    }

    @Test
    void callsNobody_whenTheFigureIsOutAlready() {
        room.publish("MUG", "CARD", "NOBODY");
        room.sell("MUG", "north", 1);
        room.receive("MUG", "north", 1);
        room.publish("MUG");

        assertThat(room.channel.updates).isEmpty();
    }

    @Test
    void publishesTheBundle_whenOneOfItsPartsIsSold() {
        room.items().putItem(StockFixture.OWNER, new Item(new Sku("SET"), "Set", Map.of(new Sku("MUG"), 2), 5));
        room.channel.list(room.shop, "19", "29", "SET", Map.of("71", 99));
        room.watch().run();
        room.publishAll();
        assertThat(room.channel.figures(room.shop, "29")).isEqualTo(Map.of("71", 15));

        room.sell("MUG", "north", 1);
        room.publish("MUG");

        assertThat(room.channel.figures(room.shop, "29")).isEqualTo(Map.of("71", 14));
        assertThat(room.channel.figures(room.shop, "27")).containsEntry("71", 29);
    }

    @Test
    void publishesNothing_whileNobodyKnowsWhatThereIs() {
        room.items().putItem(StockFixture.OWNER, new Item(new Sku("NEW"), "New", Map.of(), 5));
        room.channel.list(room.shop, "20", "30", "NEW", Map.of("71", 8));
        room.channel.list(room.shop, "21", "31", "NOT-OURS", Map.of("71", 9));
        room.watch().run();
        room.publishAll();
        room.publish("NEW", "NOT-OURS");

        assertThat(room.channel.figures(room.shop, "30")).isEqualTo(Map.of("71", 8));
        assertThat(room.channel.figures(room.shop, "31")).isEqualTo(Map.of("71", 9));
        assertThat(room.notices).isEmpty();
    }

    @Test
    void triesAgain_whenThePlatformFails() {
        room.sell("MUG", "north", 30);
        room.channel.faults.add(Fault.DOWN);

        assertThat(room.publish("MUG")).containsExactly("m1");
        assertThat(room.listed("MUG").failing().orElseThrow().passing()).isTrue();

        assertThat(room.publish("MUG")).isEmpty();
        assertThat(room.channel.figures(room.shop, "27")).isEqualTo(Map.of("71", 0, "72", 0));
        assertThat(room.listed("MUG").failing()).isEmpty();
    }

    @Test
    void leavesALongFailureToTheWatch_insteadOfFillingTheDeadLetters() {
        room.sell("MUG", "north", 30);
        room.channel.faults.addAll(List.of(Fault.DOWN, Fault.DOWN));
        room.publish("MUG");
        room.clock.advance(PublishStock.PATIENCE);

        assertThat(room.publish("MUG")).isEmpty();
        assertThat(room.listed("MUG").failing()).isPresent();

        room.watch().run();
        room.publishAll();
        assertThat(room.channel.figures(room.shop, "27")).isEqualTo(Map.of("71", 0, "72", 0));
    }

    @Test
    void remembersARefusal_andTriesAgainWhenItMayHelp() {
        room.channel.refusal = new FigureRefused(Refusal.GLOBAL, 12052141);
        room.channel.faults.add(Fault.REFUSE);
        room.sell("MUG", "north", 1);
        assertThat(room.publish("MUG")).isEmpty();

        assertThat(room.listed("MUG").failing())
                .contains(new Failing(
                        room.channel.refusal.reason(),
                        StockFixture.NOON,
                        StockFixture.NOON.plus(Duration.ofDays(1)),
                        false,
                        false));
        room.sell("MUG", "north", 1);
        room.publish("MUG");
        assertThat(room.channel.updates).hasSize(1);

        room.clock.advance(Duration.ofDays(1));
        room.publish("MUG");
        assertThat(room.channel.figures(room.shop, "27")).containsEntry("71", 28);
    }

    @Test
    void triesARefusalOfThePlatformItselfAgain() {
        room.channel.refusal = new FigureRefused(Refusal.PASSING, 36009003);
        room.channel.faults.add(Fault.REFUSE);
        room.sell("MUG", "north", 1);

        assertThat(room.publish("MUG")).containsExactly("m1");
        assertThat(room.publish("MUG")).isEmpty();
    }

    @Test
    void leavesAClosedShopAlone_andServesTheOthers() {
        Shop other = room.open("2", "seller-2", Map.of());
        room.stock("PEN", "main", 7);
        room.channel.list(other, "40", "41", "PEN", Map.of(Listing.UNNAMED, 1));
        room.channel.list(room.shop, "42", "43", "PEN", Map.of("71", 1));
        room.watch().run();
        room.publishAll();
        room.channel.updates.clear();
        room.sell("MUG", "north", 1);
        room.sell("PEN", "main", 1);
        room.channel.closed.add(room.shop.id());

        assertThat(room.publish("MUG", "PEN")).containsExactly("m1");

        assertThat(room.channel.figures(other, "41")).isEqualTo(Map.of(Listing.UNNAMED, 6));
        assertThat(room.channel.updates).hasSize(1);
    }

    @Test
    void givesNothingBack_thatTheChannelHasPromisedToOrdersNotReadYet() {
        room.channel.edit(room.shop, "27", Map.of("71", 2));
        room.channel.committed = 25;
        room.sell("MUG", "north", 3);
        room.publish("MUG");
        assertThat(room.channel.figures(room.shop, "27")).containsEntry("71", 2);

        room.wanted = Map.of(new Sku("MUG"), 25L);
        room.publish("MUG");
        assertThat(room.channel.figures(room.shop, "27")).containsEntry("71", 27);
    }

    @Test
    void publishesTheOtherProducts_whenThePlatformFailsOnOne() {
        room.stock("PEN", "north", 6);
        room.channel.list(room.shop, "42", "43", "PEN", Map.of("71", 1));
        room.watch().run();
        room.publishAll();
        room.channel.updates.clear();
        room.sell("MUG", "north", 1);
        room.sell("PEN", "north", 1);
        room.channel.faults.add(Fault.DOWN);

        assertThat(room.publish("MUG", "PEN")).containsExactly("m1");

        assertThat(room.channel.updates).hasSize(1);
    }

    @Test
    void stopsCallingAShop_whoseAuthorisationIsGone() {
        room.sell("MUG", "north", 1);
        room.channel.faults.add(Fault.UNAUTHORISED);

        assertThat(room.publish("MUG")).isEmpty();
        assertThat(room.listed("MUG").failing().orElseThrow().retryAt())
                .isEqualTo(StockFixture.NOON.plus(PublishProduct.RETRY_SHOP));
        room.publish("MUG");
        assertThat(room.channel.updates).isEmpty();
    }

    @Test
    void sendsNothingToADisconnectedShop_norToAListingThatEnded() {
        room.sell("MUG", "north", 1);
        room.channel.ended = true;
        room.watch().run();
        room.changes.clear();
        assertThat(room.publish("MUG")).isEmpty();

        room.shops.clear();
        assertThat(room.publish("CARD")).isEmpty();
        assertThat(room.channel.updates).isEmpty();
    }

    @Test
    void publishesOnceMore_whenStockMovesDuringTheCall() {
        room.sell("MUG", "north", 1);
        room.channel.meanwhile = () -> {
            room.channel.meanwhile = () -> {};
            room.sell("MUG", "north", 5);
            assertThat(room.publish("MUG")).isEmpty();
        };

        assertThat(room.publish("MUG")).isEmpty();

        assertThat(room.channel.updates).hasSize(2);
        assertThat(room.channel.figures(room.shop, "27")).containsEntry("71", 24);
        assertThat(room.listed("MUG").unfinished()).isFalse();
    }

    @Test
    void givesTheRestBackToTheQueue_whenStockNeverStopsMoving() {
        room.sell("MUG", "north", 1);
        room.channel.meanwhile = () -> {
            room.sell("MUG", "north", 1);
            room.publish("MUG");
        };

        assertThat(room.publish("MUG")).isEmpty();
        assertThat(room.channel.updates).hasSize(3);
        assertThat(room.changes).hasSize(1);

        room.channel.meanwhile = () -> {};
        room.publishAll();
        assertThat(room.channel.figures(room.shop, "27")).containsEntry("71", 26);
    }

    @Test
    void givesTheRestBackToTheQueue_whenTimeRunsOut() {
        room.stock("PEN", "main", 7);
        room.channel.list(room.shop, "18", "29", "PEN", Map.of("70", 1));
        room.watch().run();
        room.changes.clear();
        room.sell("MUG", "north", 1);
        room.channel.meanwhile = () -> room.clock.advance(PublishStock.BUDGET);

        assertThat(room.publish("MUG", "PEN")).isEmpty();
        assertThat(room.channel.updates).hasSize(1);
        assertThat(room.changes).hasSize(1);

        room.channel.meanwhile = () -> {};
        room.publishAll();
        assertThat(room.channel.updates).hasSize(2);
    }

    @Test
    void losesNoMessage_whenTheRestCannotBeQueued() {
        room.sell("MUG", "north", 1);
        room.channel.meanwhile = () -> {
            room.sell("MUG", "north", 1);
            room.publish("MUG");
        };
        room.changesBroken = true;

        assertThat(room.publish("MUG")).containsExactly("m1");
    }

    @Test
    void isTakenOver_whenAProcessDies() {
        room.sell("MUG", "north", 1);
        room.channel.faults.add(Fault.CRASH_AFTER);
        assertThatThrownBy(() -> room.publish("MUG")).isInstanceOf(FakeChannel.Crash.class);
        room.sell("MUG", "north", 1);
        assertThat(room.publish("MUG")).isEmpty();
        assertThat(room.channel.figures(room.shop, "27")).containsEntry("71", 29);

        room.clock.advance(PublishProduct.TAKEN);
        assertThat(room.publish("MUG")).isEmpty();
        assertThat(room.channel.figures(room.shop, "27")).containsEntry("71", 28);
    }

    @Test
    void callsTheChannelAgain_whenAProcessDiedOverIt_thoughTheFigureIsTheOneStoredLast() {
        room.sell("MUG", "north", 1);
        room.channel.faults.add(Fault.CRASH_AFTER);
        assertThatThrownBy(() -> room.publish("MUG")).isInstanceOf(FakeChannel.Crash.class);
        room.receive("MUG", "north", 1);

        room.clock.advance(PublishProduct.TAKEN);
        assertThat(room.publish("MUG")).isEmpty();
        assertThat(room.channel.figures(room.shop, "27")).containsEntry("71", 30);
    }

    @Test
    void publishesOnceMore_whenACallTookSoLongThatAnotherProcessTookOver() {
        room.sell("MUG", "north", 1);
        room.channel.meanwhile = () -> {
            room.channel.meanwhile = () -> {};
            room.clock.advance(PublishProduct.TAKEN);
            room.sell("MUG", "north", 1);
            room.publish("MUG");
        };

        room.publish("MUG");
        assertThat(room.channel.figures(room.shop, "27")).containsEntry("71", 29);

        room.publishAll();
        assertThat(room.channel.figures(room.shop, "27")).containsEntry("71", 28);
    }

    @Test
    void parksWhatItCannotRead_andHandlesTheRest() {
        room.sell("MUG", "north", 1);

        assertThat(room.publish()
                        .handle(List.of(
                                new QueueMessage("m1", "{"),
                                new QueueMessage("m2", "{\"owner\":\"main\"}"),
                                new QueueMessage("m3", "{\"owner\":\"a#b\",\"skus\":[\"MUG\"]}"),
                                new QueueMessage("m4", change("MUG")))))
                .isEmpty();

        assertThat(room.parked)
                .containsOnlyKeys("m1", "m2", "m3")
                .hasEntrySatisfying(
                        "m2",
                        parked -> assertThat(parked.reason())
                                .isEqualTo("the queue message cannot be read: it names no SKU"));
        assertThat(room.channel.updates).hasSize(1);
    }

    @Test
    void failsTheWholeBatch_whenTheTablesAreGone() {
        room.engine().deleteTable(d -> d.tableName(room.stockTable));

        assertThat(room.publish()
                        .handle(List.of(new QueueMessage("m1", change("MUG")), new QueueMessage("m2", change("CARD")))))
                .isEqualTo(Set.of("m1", "m2"));
    }
}
