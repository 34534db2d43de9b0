package dev.backroom.model.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.model.decision.UnitPrices;
import dev.backroom.model.stock.Sku;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnitPricesTest {
    private static final Sku MUG = new Sku("MUG");
    private static final Sku LID = new Sku("LID");
    private static final Sku SET = new Sku("SET");

    @Test
    void areThoseThatWerePaid() {
        assertThat(UnitPrices.of(List.of(line(MUG, 2, "12.50"), line(LID, 1, "3000")), Map.of(MUG, 2, LID, 1)))
                .isEqualTo(Map.of(MUG, new BigDecimal("12.5"), LID, new BigDecimal("3000")));
    }

    @Test
    void areTheMean_whereTheSameItemWasBoughtAtTwoPrices() {
        assertThat(UnitPrices.of(List.of(line(MUG, 2, "10"), line(MUG, 1, "0"), cancelled(MUG, "99")), Map.of(MUG, 3)))
                .isEqualTo(Map.of(MUG, new BigDecimal("6.67")));
    }

    @Test
    void shareWhatABundleCost_amongItsParts() {
        assertThat(UnitPrices.of(List.of(line(SET, 1, "30"), line(LID, 1, "5")), Map.of(MUG, 3, LID, 1)))
                .isEqualTo(Map.of(MUG, new BigDecimal("10"), LID, new BigDecimal("5")));
    }

    private static OrderLine line(Sku sku, int units, String price) {
        return new OrderLine(sku, "7", "8", units, new BigDecimal(price), false, LineState.OPEN);
    }

    private static OrderLine cancelled(Sku sku, String price) {
        return new OrderLine(sku, "7", "8", 1, new BigDecimal(price), false, LineState.CANCELLED);
    }
}
