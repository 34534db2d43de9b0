package dev.backroom.model.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroom.model.stock.Movement.Kind;
import org.junit.jupiter.api.Test;

class MovementTest {
    private static final Slot SLOT = new Slot(new Sku("MUG"), Slot.MAIN);

    @Test
    void addsReceiptsAndTakesOffDamages() {
        assertThat(move(Kind.RECEIPT, 5).change()).isEqualTo(5);
        assertThat(move(Kind.ADJUSTMENT, -2).change()).isEqualTo(-2);
        assertThat(move(Kind.DAMAGE, 3).change()).isEqualTo(-3);
        assertThatThrownBy(() -> move(Kind.COUNT, 3).change()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesWhatCannotHaveHappened() {
        assertThatThrownBy(() -> move(Kind.RECEIPT, 0)).hasMessage("0 units cannot be booked as receipt");
        assertThatThrownBy(() -> move(Kind.DAMAGE, -1)).hasMessage("-1 units cannot be booked as damage");
        assertThatThrownBy(() -> move(Kind.COUNT, -1)).hasMessage("-1 units cannot be booked as count");
        assertThatThrownBy(() -> move(Kind.ADJUSTMENT, 0)).hasMessage("0 units cannot be booked as adjustment");
        assertThatThrownBy(() -> move(Kind.RECEIPT, 1_000_001)).hasMessageContaining("more than 1000000 units");
        assertThatThrownBy(() -> move(Kind.ADJUSTMENT, Integer.MIN_VALUE)).hasMessageContaining("more than");
    }

    @Test
    void needsSomebodyWhoAnswersForIt() {
        assertThatThrownBy(() -> new Movement(Kind.RECEIPT, SLOT, 1, "", " ", "delivery"))
                .hasMessage("who and why are needed");
        assertThatThrownBy(() -> new Movement(Kind.RECEIPT, SLOT, 1, "x".repeat(201), "Lin", "delivery"))
                .hasMessageContaining("longer than 200");
    }

    private static Movement move(Kind kind, int units) {
        return new Movement(kind, SLOT, units, "", "Lin", "because");
    }
}
