package dev.backroom.localcloud.browser;

import static dev.backroom.localcloud.browser.FilledShop.NOW;

import dev.backroom.model.Money;
import dev.backroom.model.Shop;
import dev.backroom.model.aftersale.Aftersale;
import dev.backroom.model.aftersale.CaseInitiator;
import dev.backroom.model.aftersale.CaseKey;
import dev.backroom.model.aftersale.CaseKind;
import dev.backroom.model.aftersale.CaseLine;
import dev.backroom.model.aftersale.CaseSnapshot;
import dev.backroom.model.aftersale.CaseState;
import dev.backroom.model.aftersale.NextStep;
import dev.backroom.model.aftersale.RejectReason;
import dev.backroom.model.aftersale.Remedy;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.stock.Sku;
import dev.backroom.store.aftersale.AftersaleTable;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Cases after the sale: some that wait for an answer, and those of the days before. */
final class LargeCases {
    private static final int WAITING = 24;
    private static final List<RejectReason> REASONS = List.of(
            new RejectReason("seller_reject_apply_package_shipped", "The parcel is on its way"),
            new RejectReason("seller_reject_apply_no_proof", "No proof of the damage"));

    private final FilledShop into;
    private final Shop shop;

    LargeCases(FilledShop into, Shop shop) {
        this.into = into;
        this.shop = shop;
    }

    void fill() {
        AftersaleTable table = new AftersaleTable(into.cloud.dynamoDb(), into.table("Desk"));
        CaseKey cancel = new CaseKey(new OrderKey(shop.id(), LargeDesk.BUSY_ORDER), CaseKind.CANCELLATION, "4035000");
        put(
                table,
                cancel,
                CaseState.REQUESTED,
                Remedy.CANCEL,
                "ordered_by_mistake",
                Optional.of(new NextStep(NextStep.What.ANSWER_CANCEL, NOW.plus(Duration.ofHours(2)))));
        for (int i = 1; i < WAITING; i++) {
            NextStep step = new NextStep(NextStep.What.ANSWER_RETURN, NOW.plus(Duration.ofMinutes(i * 170L - 200)));
            put(
                    table,
                    key(LargeDesk.id(i * 15 + 1), "40350%02d".formatted(i)),
                    CaseState.REQUESTED,
                    Remedy.RETURN_AND_REFUND,
                    "no_need",
                    Optional.of(step));
        }
    }

    /** Cases that are over, each of an order of its own. */
    void history(int count) {
        AftersaleTable table = new AftersaleTable(into.bulk(), into.table("Desk"));
        IntStream.range(0, count)
                .forEach(i -> put(
                        table,
                        key("5760000000000%05d".formatted(i), "50350%05d".formatted(i)),
                        CaseState.COMPLETE,
                        Remedy.RETURN_AND_REFUND,
                        "no_need",
                        Optional.empty()));
    }

    private CaseKey key(String order, String id) {
        return new CaseKey(new OrderKey(shop.id(), order), CaseKind.RETURN, id);
    }

    private void put(
            AftersaleTable table, CaseKey key, CaseState state, Remedy remedy, String reason, Optional<NextStep> next) {
        CaseSnapshot read = new CaseSnapshot(
                key,
                state,
                remedy,
                CaseInitiator.BUYER,
                reason,
                NOW.minus(Duration.ofMinutes(70)),
                NOW.minus(Duration.ofMinutes(70)),
                NOW.minus(Duration.ofMinutes(70)),
                next,
                List.of(new CaseLine(new Sku(LargeShop.sku(3)), 1)),
                Optional.of(new Money(new BigDecimal("12.90"), "USD")),
                false);
        table.put(
                Optional.empty(),
                Aftersale.after(Optional.empty(), read).orElseThrow().refusable(REASONS));
    }
}
