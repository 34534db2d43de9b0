package dev.backroom.stockcheck.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.model.Signal;
import dev.backroom.runtime.queue.QueueMessage;
import dev.backroom.stockcheck.FakeChannel.Fault;
import dev.backroom.stockcheck.StockFixture;
import dev.backroom.store.stock.Coverage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What happens between the connection of a shop and its first watch. */
@Tag("engine")
final class ReadListingsTest {
    private final StockFixture room = new StockFixture();

    @BeforeEach
    void list() {
        room.stock("MUG", "north", 30);
        room.channel.list(room.shop, "17", "27", "MUG", Map.of("71", 1));
        room.channel.list(room.shop, "18", "28", "NEVER-COUNTED", Map.of("71", 5));
    }

    @Test
    void publishesAtOnce_whenAShopWasConnected() {
        assertThat(room.listings().coverage(room.shop.id()))
                .as("nobody knows yet")
                .isEmpty();

        assertThat(connected()).isEmpty();
        assertThat(room.listings().coverage(room.shop.id())).contains(new Coverage(2, 1, 1));
        room.publishAll();

        assertThat(room.channel.figures(room.shop, "27")).isEqualTo(Map.of("71", 30));
        assertThat(room.channel.figures(room.shop, "28"))
                .as("nobody counted it")
                .isEqualTo(Map.of("71", 5));
        lookAgain();
        assertThat(room.listings().coverage(room.shop.id())).contains(new Coverage(2, 0, 1));
        assertThat(room.events).as("all is done").isEmpty();
    }

    @Test
    void changesNothing_whenTheMessageComesTwice() {
        connected();
        room.publishAll();
        lookAgain();
        int updates = room.channel.updates.size();

        connected();
        room.publishAll();

        assertThat(room.channel.updates).hasSize(updates);
        assertThat(room.events).isEmpty();
    }

    @Test
    void looksAgain_untilAllIsPublished() {
        room.channel.faults.add(Fault.CRASH);
        connected();
        room.changes.clear();
        lookAgain();

        assertThat(room.events).hasSize(1);
        assertThat(room.changes).as("asked for again").hasSize(1);
    }

    @Test
    void leavesTheShopToTheWatch_whenALookIsTheLast() {
        assertThat(handle(Map.of(ReadListings.ROUND, Integer.toString(ReadListings.ROUNDS))))
                .isEmpty();
        assertThat(room.events).isEmpty();
        room.publishAll();
        room.watch().run();
        assertThat(room.listings().coverage(room.shop.id())).contains(new Coverage(2, 0, 1));
    }

    @Test
    void comesBack_whenThePlatformDoesNotAnswer() {
        room.channel.closed.add(room.shop.id());

        assertThat(connected()).containsExactly("m1");
        assertThat(room.listings().coverage(room.shop.id())).isEmpty();
    }

    @Test
    void parksARound_thatIsNoNumber() {
        assertThat(handle(Map.of(ReadListings.ROUND, "many"))).isEmpty();
        assertThat(room.parked).containsOnlyKeys("m1");
    }

    private Iterable<String> connected() {
        return handle(Map.of());
    }

    private Iterable<String> handle(Map<String, String> facts) {
        return room.heed()
                .handle(List.of(new QueueMessage(
                        "m1",
                        StockFixture.signal(
                                Signal.LISTINGS, Optional.of(room.shop.id().value()), Optional.empty(), facts))));
    }

    private void lookAgain() {
        assertThat(room.events).hasSize(1);
        assertThat(room.heed().handle(List.of(new QueueMessage("again", room.events.remove()))))
                .isEmpty();
    }
}
