package dev.backroom.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroom.simulator.plan.EveningPlan;
import dev.backroom.simulator.plan.Pace;
import dev.backroom.simulator.shop.Listing;
import dev.backroom.simulator.shop.Market;
import dev.backroom.simulator.shop.SimulatedShop;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShopGroupTest {
    private static final ShopGroup ONE =
            ShopGroup.of(List.of(EveningPlan.untilMorning().withOrders(200)));
    private static final ShopGroup THREE = ShopGroup.overTheClockChange(100, 5);

    @Test
    void letsTheNightPassInFortySeconds_andNoQuickerWhileTheDayChanges() {
        List<Pace> paces = ONE.paces(120, Duration.ofSeconds(40));

        assertThat(paces).hasSize(3);
        assertThat(paces.getFirst().from()).isEqualTo(ONE.end());
        assertThat(paces.getFirst().rate()).isLessThan(paces.get(1).rate());
        assertThat(paces.get(1).from()).isEqualTo("2026-11-20T16:20:00Z");
        assertThat(paces.getLast()).isEqualTo(new Pace(ONE.over(), 120));
        Duration real = Duration.ZERO;
        for (int i = 0; i < 2; i++) {
            Duration stretch =
                    Duration.between(paces.get(i).from(), paces.get(i + 1).from());
            real = real.plus(stretch.dividedBy(paces.get(i).rate()));
        }
        assertThat(real).isBetween(Duration.ofSeconds(39), Duration.ofSeconds(40));
    }

    @Test
    void neverRunsSlowerThanTheEvening_andNotAtAll_whereNoNightFollows() {
        assertThat(ONE.paces(2_000, Duration.ofSeconds(40))).allMatch(pace -> pace.rate() == 2_000);
        assertThat(ShopGroup.of(List.of(EveningPlan.usual().withOrders(10))).paces(120, Duration.ofSeconds(40)))
                .isEmpty();
    }

    @Test
    void sellsFromOneShelf_whenThereAreSeveralShops() {
        String sku = THREE.scripts().getFirst().hotSku();
        int counted = THREE.scripts().stream()
                .mapToInt(script -> script.counted().getOrDefault(sku, 0))
                .sum();

        assertThat(THREE.stockCountCsv()).contains(sku + ",main," + counted + "\n");
        assertThat(THREE.books().item(sku).counted()).isEqualTo(counted);
        assertThat(THREE.levels().sellable(sku, Instant.parse("2026-10-24T09:59:00Z")))
                .isEqualTo(counted);
        assertThat(THREE.books().orders()).hasSize(3 * 120);
        assertThat(THREE.adSpendCsv()).contains("PHP").contains("EUR");
    }

    @Test
    void keepsProductsSellersAndOrdersApart_whenThereAreSeveralShops() {
        assertThat(THREE.scripts().stream()
                        .map(script -> script.plan().shop().seller())
                        .distinct())
                .hasSize(3);
        assertThat(THREE.scripts().stream()
                        .flatMap(script -> script.listings().stream())
                        .map(Listing::sku))
                .doesNotHaveDuplicates();
    }

    @Test
    void refusesShops_thatCannotBeTogether() {
        EveningPlan plan = EveningPlan.untilMorning();
        EveningPlan other = plan.withShop(SimulatedShop.numbered(1, Market.US));

        assertThatThrownBy(() -> ShopGroup.of(List.of(plan, other))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ShopGroup.of(List.of(plan, plan))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ShopGroup.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
