package dev.backroom.stockcheck.booking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.model.stock.Item;
import dev.backroom.model.stock.Sku;
import dev.backroom.stockcheck.StockFixture;
import dev.backroom.stockcheck.booking.Booking.Reject;
import dev.backroom.store.stock.StockMoves;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Receipts, count sheets and adjustments: lines in, rejects out. */
@Tag("engine")
class BookLinesTest {
    private final StockFixture room = new StockFixture();
    private final ReceiveStock receive = new ReceiveStock(room.bookLines());
    private final CountStock count = new CountStock(room.bookLines());
    private final AdjustStock adjust = new AdjustStock(room.bookLines());

    @BeforeEach
    void items() {
        room.stock("MUG", "main", 10);
        room.stock("CARD", "main", 10);
        room.items().putItem(StockFixture.OWNER, new Item(new Sku("SET"), "Set", Map.of(new Sku("MUG"), 1), 5));
    }

    @Test
    void booksEveryLine_andTellsThePublishersOnce() {
        Booking booking = receive.receive(
                StockFixture.OWNER, List.of(line(2, "MUG", "", 5, "DN-7/1"), line(3, " CARD ", "south", 7, "DN-7/2")));

        assertThat(booking).isEqualTo(new Booking(2, 0, List.of()));
        assertThat(room.available("MUG", "main")).isEqualTo(15);
        assertThat(room.available("CARD", "south")).isEqualTo(7);
        assertThat(room.changes).containsExactly(StockFixture.change("CARD", "MUG"));
    }

    @Test
    void booksAFileOnce_howeverOftenItIsImported() {
        List<StockLine> file = List.of(line(2, "MUG", "", 5, "DN-7/1"), line(3, "CARD", "", 7, "DN-7/2"));
        receive.receive(StockFixture.OWNER, file);
        room.changes.clear();

        assertThat(receive.receive(StockFixture.OWNER, file)).isEqualTo(new Booking(0, 2, List.of()));
        assertThat(room.available("MUG", "main")).isEqualTo(15);
        assertThat(room.changes).isEmpty();
    }

    @Test
    void rejectsALineWithItsReason_andBooksTheOthers() {
        Booking booking = receive.receive(
                StockFixture.OWNER,
                List.of(
                        line(2, "NOBODY", "", 5, ""),
                        line(3, "SET", "", 5, ""),
                        line(4, "", "", 5, ""),
                        line(5, "MUG", "a#b", 5, ""),
                        line(6, "MUG", "", 0, ""),
                        line(7, "MUG", "", 1, "DN-8"),
                        line(8, "MUG", "", 1, "DN-8"),
                        line(9, "MUG", "", 1, "")));

        assertThat(booking.booked()).isEqualTo(2);
        assertThat(booking.rejects())
                .containsExactlyInAnyOrder(
                        new Reject(2, "the item list does not have this SKU"),
                        new Reject(3, "a bundle has no stock of its own; book its parts"),
                        new Reject(4, "SKU is empty"),
                        new Reject(5, "warehouse holds a character that a key cannot hold"),
                        new Reject(6, "0 units cannot be booked as receipt"),
                        new Reject(8, "the reference stands here twice for this SKU; add its line to it"));
        assertThat(room.available("MUG", "main")).isEqualTo(12);
    }

    @Test
    void setsWhatWasCounted() {
        assertThat(count.count(StockFixture.OWNER, List.of(line(2, "MUG", "", 4, "sheet 1")))
                        .booked())
                .isEqualTo(1);
        assertThat(room.available("MUG", "main")).isEqualTo(4);
    }

    @Test
    void countsASlotOnce_inOneSheet() {
        Booking booking = count.count(
                StockFixture.OWNER,
                List.of(line(2, "MUG", "", 4, ""), line(3, "MUG", "south", 5, ""), line(4, "MUG", "main", 6, "other")));

        assertThat(booking.rejects())
                .containsExactly(new Reject(4, "the same SKU and warehouse was counted in line 2"));
        assertThat(room.available("MUG", "main")).isEqualTo(4);
        assertThat(room.available("MUG", "south")).isEqualTo(5);
    }

    @Test
    void correctsAndWritesOff_butNotWhatIsNotThere() {
        assertThat(adjust.adjust(StockFixture.OWNER, List.of(line(2, "MUG", "", -2, ""), line(3, "CARD", "", 3, "")))
                        .booked())
                .isEqualTo(2);
        assertThat(adjust.writeOff(StockFixture.OWNER, List.of(line(2, "MUG", "", 3, ""), line(3, "MUG", "", 9, ""))))
                .isEqualTo(new Booking(1, 0, List.of(new Reject(3, "only 5 units are on hand"))));
        assertThat(room.available("MUG", "main")).isEqualTo(5);
        assertThat(room.available("CARD", "main")).isEqualTo(13);
    }

    @Test
    void keepsWhatIsBooked_whenNobodyCanBeTold() {
        room.changesBroken = true;

        assertThat(receive.receive(StockFixture.OWNER, List.of(line(2, "MUG", "", 5, "")))
                        .booked())
                .isEqualTo(1);
        assertThat(room.available("MUG", "main")).isEqualTo(15);
    }

    @Test
    void asksToImportAgain_whenALineCannotBeStoredNow() {
        ReceiveStock broken = new ReceiveStock(new BookLines(
                room.items(),
                new StockMoves(room.engine(), "Nowhere", room.clock),
                room.settleHolds(),
                (owner, skus) -> {}));

        assertThat(broken.receive(StockFixture.OWNER, List.of(line(2, "MUG", "", 5, "")))
                        .rejects())
                .containsExactly(new Reject(2, "it could not be stored now; import it again"));
    }

    private static StockLine line(int number, String sku, String warehouse, int units, String reference) {
        return new StockLine(number, sku, warehouse, units, reference, "Lin", "because");
    }
}
