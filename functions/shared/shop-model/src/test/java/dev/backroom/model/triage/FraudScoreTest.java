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
        assertThat(score.points()).isEqualTo(100);
        assertThat(score.explained())
                .containsExactly(
                        "address-hour +20",
                        "address-day +20",
                        "several-buyers +20",
                        "repeated-cancels +30",
                        "cash-on-delivery +10");
    }

    @Test
    void isSuspicious_whenSeveralAccountsOrderForOneDoorWithOnePhoneWithinTheHour() {
        Seen fourth = new Seen(4, 4, 4);

        assertThat(FraudScore.of(velocity(fourth, fourth, Seen.ONCE), FraudPolicy.DEFAULT)
                        .suspicious())
                .as("a ring")
                .isTrue();
        assertThat(FraudScore.of(velocity(fourth, Seen.ONCE, Seen.ONCE), FraudPolicy.DEFAULT)
                        .suspicious())
                .as("a dormitory, each with a phone of their own")
                .isFalse();
        assertThat(FraudScore.of(velocity(fourth, fourth, fourth), FraudPolicy.DEFAULT)
                        .explained())
                .as("one person who orders often")
                .containsExactly("address-hour +20", "phone-hour +20", "buyer-hour +15");
        assertThat(FraudScore.of(velocity(new Seen(3, 3, 3), new Seen(3, 3, 3), Seen.ONCE), FraudPolicy.DEFAULT)
                        .points())
                .as("what is usual in an hour")
                .isZero();
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

    private static FraudFacts velocity(Seen address, Seen phone, Seen buyer) {
        return new FraudFacts(
                address, phone, buyer, Trouble.NONE, 1, new BigDecimal("99.90"), Optional.empty(), false, false, false);
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
                facts.freightForwarder(),
                facts.cashOnDelivery());
    }
}
