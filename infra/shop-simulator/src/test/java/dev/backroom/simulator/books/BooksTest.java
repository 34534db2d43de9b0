package dev.backroom.simulator.books;

import static dev.backroom.simulator.MiniEvening.move;
import static dev.backroom.simulator.MiniEvening.untilReleased;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroom.simulator.MiniEvening;
import dev.backroom.simulator.script.EveningScript;
import dev.backroom.simulator.script.Step;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BooksTest {
    private static final String SERUM = "SERUM-NIA-30";
    private static final String MASK = "MASK-SHEET-CICA";
    private static final String LAMP = "LAMP-MOON-LTD";

    @Test
    void countsWhatIsWantedShippedAndCancelled_whenOrdersEndDifferently() {
        Books books = Books.of(new MiniEvening()
                .shelf(SERUM, 20)
                .order("101", List.of(SERUM, SERUM), untilReleased())
                .order(
                        "102",
                        List.of(SERUM, SERUM, SERUM),
                        untilReleased(move(70, Step.ARRANGED), move(80, Step.COLLECTED)))
                .order("103", List.of(SERUM), move(0, Step.BOUGHT), move(30, Step.PAYMENT_TIMED_OUT))
                .order("104", List.of(SERUM), move(0, Step.BOUGHT))
                .script());

        assertThat(books.item(SERUM)).isEqualTo(new Books.StockEntry(20, 7, 1, 3, 3));
        assertThat(books.item(SERUM).onHand()).isEqualTo(17);
        assertThat(books.item(SERUM).reserved()).isEqualTo(3);
        assertThat(books.states())
                .isEqualTo(Map.of("AWAITING_SHIPMENT", 1, "IN_TRANSIT", 1, "CANCELLED", 1, "UNPAID", 1));
        assertThat(books.order("102").shipped()).isEqualTo(Map.of(SERUM, 3));
        assertThat(books.order("103").cancelled()).isEqualTo(Map.of(SERUM, 1));
    }

    @Test
    void expandsBundlesAndCombinedListings_whenSomeoneBuysThem() {
        Books books = Books.of(new MiniEvening()
                .shelf(SERUM, 50)
                .shelf(MASK, 50)
                .order("101", List.of("SET-SERUM-DUO", SERUM), untilReleased())
                .order("102", List.of("COMBO-SERUM-MASKS", "COMBO-SERUM-MASKS"), untilReleased())
                .script());

        assertThat(books.order("101").open()).isEqualTo(Map.of(SERUM, 3));
        assertThat(books.order("102").open()).isEqualTo(Map.of(SERUM, 2, MASK, 20));
        assertThat(books.item(MASK).open()).isEqualTo(20);
    }

    @Test
    void splitsAnOrder_whenOnlySomeUnitsMove() {
        Books books = Books.of(new MiniEvening()
                .shelf(SERUM, 10)
                .shelf(MASK, 10)
                .order(
                        "101",
                        List.of(SERUM, SERUM, MASK),
                        untilReleased(move(70, Step.PART_ARRANGED, 0), move(75, Step.PART_COLLECTED, 0)))
                .order("102", List.of(SERUM, MASK), untilReleased(move(65, Step.UNITS_CANCELLED, 1)))
                .order(
                        "103",
                        List.of(MASK, MASK),
                        untilReleased(
                                move(65, Step.UNITS_CANCELLED, 0),
                                move(70, Step.ARRANGED),
                                move(80, Step.COLLECTED),
                                move(90, Step.DELIVERED)))
                .script());

        Books.OrderEntry split = books.order("101");
        assertThat(split.state()).isEqualTo("PARTIALLY_SHIPPING");
        assertThat(split.shipped()).isEqualTo(Map.of(SERUM, 1));
        assertThat(split.open()).isEqualTo(Map.of(SERUM, 1, MASK, 1));
        assertThat(books.order("102").open()).isEqualTo(Map.of(SERUM, 1));
        assertThat(books.order("102").cancelled()).isEqualTo(Map.of(MASK, 1));
        assertThat(books.order("103").shipped()).isEqualTo(Map.of(MASK, 1));
    }

    @Test
    void promisesNoMoreThanThereIs_whenMoreIsWanted() {
        MiniEvening evening = new MiniEvening().shelf(LAMP, 2);
        for (int i = 0; i < 4; i++) {
            evening.order("10" + i, List.of(LAMP), untilReleased());
        }
        Books.StockEntry lamp = Books.of(evening.script()).item(LAMP);

        assertThat(lamp.isScarce()).isTrue();
        assertThat(lamp.open()).isEqualTo(4);
        assertThat(lamp.reserved()).isEqualTo(2);
    }

    @Test
    void leavesTheShelfAlone_whenThePlatformShips() {
        Books books = Books.of(new MiniEvening()
                .shelf(SERUM, 5)
                .order("101", List.of(SERUM), true, untilReleased())
                .script());

        assertThat(books.order("101").open()).isEmpty();
        assertThat(books.item(SERUM).open()).isZero();
    }

    @Test
    void remembersHoldsAndWishes_whenTheEveningEnds() {
        Books books = Books.of(new MiniEvening()
                .shelf(SERUM, 5)
                .order("101", List.of(SERUM), move(0, Step.BOUGHT), move(1, Step.PAID))
                .order("102", List.of(SERUM), untilReleased(move(65, Step.CANCEL_ASKED)))
                .order(
                        "103",
                        List.of(SERUM),
                        untilReleased(move(65, Step.CANCEL_ASKED), move(70, Step.CANCEL_WITHDRAWN)))
                .script());

        assertThat(books.order("101").onHold()).isTrue();
        assertThat(books.order("102").cancelAsked()).isTrue();
        assertThat(books.order("103").cancelAsked()).isFalse();
    }

    @Test
    void refusesToClose_whenTheScriptShipsWhatIsNotThere() {
        EveningScript impossible = new MiniEvening()
                .shelf(SERUM, 1)
                .order("101", List.of(SERUM, SERUM), untilReleased(move(70, Step.ARRANGED), move(80, Step.COLLECTED)))
                .script();

        assertThatThrownBy(() -> Books.of(impossible)).hasMessageContaining(SERUM);
    }

    @Test
    void changesItsFingerprint_whenOneUnitDiffers() {
        EveningScript one = new MiniEvening()
                .shelf(SERUM, 5)
                .order("101", List.of(SERUM), untilReleased())
                .script();
        EveningScript two = new MiniEvening()
                .shelf(SERUM, 5)
                .order("101", List.of(SERUM, SERUM), untilReleased())
                .script();

        assertThat(Books.of(one).fingerprint())
                .isEqualTo(Books.of(one).fingerprint())
                .isNotEqualTo(Books.of(two).fingerprint())
                .matches("[0-9a-f]{64}");
    }
}
