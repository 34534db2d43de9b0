package dev.backroom.simulator.script;

import dev.backroom.simulator.plan.EveningPlan;
import dev.backroom.simulator.random.Chance;
import dev.backroom.simulator.shop.SimulatedShop;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What one campaign cost on one day of the ad account, which goes by the shop's time.
 *
 * @param amount in main units
 * @param reportedAt when the ad account says so: the next morning
 */
public record AdSpend(LocalDate day, String campaign, BigDecimal amount, String currency, Instant reportedAt) {
    public static final String HEADER = "shop,day,campaign,amount,currency\n";
    private static final Duration REPORT_BEFORE_END = Duration.ofMinutes(150);

    /** What was spent for the evening, and a little for the day before; nothing where no night follows. */
    static List<AdSpend> of(EveningPlan plan) {
        if (plan.night().isEmpty()) {
            return List.of();
        }
        LocalDate day = LocalDate.ofInstant(plan.start(), plan.zone());
        return List.of(
                spend(plan, day.minusDays(1), "teaser", 4),
                spend(plan, day, "live-boost", 61),
                spend(plan, day, "search", 17));
    }

    /** As a line of a sheet under {@link #HEADER}. */
    public String csv(SimulatedShop shop) {
        return String.join(",", shop.id().value(), day.toString(), campaign, amount.toPlainString(), currency) + "\n";
    }

    private static AdSpend spend(EveningPlan plan, LocalDate day, String campaign, int cents) {
        int each = cents + Chance.of(plan.seed(), "ads " + campaign, 0).nextInt(5);
        return new AdSpend(
                day,
                campaign,
                plan.shop()
                        .market()
                        .price(each)
                        .multiply(BigDecimal.valueOf(plan.orders()))
                        .setScale(2, RoundingMode.HALF_UP),
                plan.shop().market().currency(),
                plan.over().minus(REPORT_BEFORE_END));
    }
}
