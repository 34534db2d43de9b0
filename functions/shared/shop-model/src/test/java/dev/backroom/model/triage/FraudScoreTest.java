package dev.backroom.model.triage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.model.triage.FraudFacts.Seen;
import dev.backroom.model.triage.FraudFacts.Trouble;
import dev.backroom.model.triage.FraudFacts.Usual;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FraudScoreTest {
    private static final Seen OFTEN = new Seen(4, 7, 7);

    @Test
    void isNotSuspicious_whenTheOrderIsTheFirstOfItsKind() {
        FraudScore score = FraudScore.of(facts(Seen.ONCE, Trouble.NONE, 1, true), FraudPolicy.DEFAULT);

        assertThat(score.suspicious()).isFalse();
        assertThat(score.explained()).containsExactly("cash-on-delivery +10");
    }

    @Test
    void isSuspicious_whenOneAddressOrdersAgainAndAgainFromTroubledBuyer() {
        FraudScore score = FraudScore.of(facts(OFTEN, new Trouble(6, 4, 0), 1, true), FraudPolicy.DEFAULT);

        assertThat(score.suspicious()).isTrue();
        assertThat(score.points()).isEqualTo(80);
        assertThat(score.explained())
                .containsExactly("address-hour +20", "address-day +20", "repeated-cancels +30", "cash-on-delivery +10");
    }

    @Test
    void believesAShopsStatistics_onlyWhenTheyRestOnEnoughOrders() {
        FraudFacts facts = facts(Seen.ONCE, Trouble.NONE, 50, false);
        Usual few = new Usual(199, 5, BigDecimal.TEN);
        Usual many = new Usual(200, 5, BigDecimal.TEN);

        assertThat(FraudScore.of(with(facts, few), FraudPolicy.DEFAULT).points())
                .isZero();
        assertThat(FraudScore.of(with(facts, many), FraudPolicy.DEFAULT).explained())
                .containsExactly("unusual-units +25", "unusual-value +25");
    }

    @Test
    void doesNotCountAFewCancelsAmongManyOrders() {
        FraudFacts regular = facts(Seen.ONCE, new Trouble(40, 4, 5), 1, false);

        assertThat(FraudScore.of(regular, FraudPolicy.DEFAULT).points()).isZero();
    }

    @Test
    void followsTheShopsMeasure() {
        FraudPolicy strict = new FraudPolicy(10, Map.of(FraudReason.CASH_ON_DELIVERY, 15), 3, 6, 20, 0.5, 3, 200);
        FraudPolicy cashIsUsual = new FraudPolicy(10, Map.of(FraudReason.CASH_ON_DELIVERY, 0), 3, 6, 20, 0.5, 3, 200);
        FraudFacts cash = facts(Seen.ONCE, Trouble.NONE, 1, true);

        assertThat(FraudScore.of(cash, strict).suspicious()).isTrue();
        assertThat(FraudScore.of(cash, cashIsUsual).reasons()).isEmpty();
    }

    private static FraudFacts facts(Seen address, Trouble trouble, int units, boolean cash) {
        return new FraudFacts(
                address,
                Seen.ONCE,
                Seen.ONCE,
                trouble,
                units,
                new BigDecimal("99.90"),
                Optional.empty(),
                false,
                false,
                cash);
    }

    private static FraudFacts with(FraudFacts facts, Usual usual) {
        return new FraudFacts(
                facts.byAddress(),
                facts.byPhone(),
                facts.byBuyer(),
                facts.trouble(),
                facts.units(),
                facts.value(),
                Optional.of(usual),
                facts.phoneElsewhere(),
                facts.reshipper(),
                facts.cashOnDelivery());
    }
}
