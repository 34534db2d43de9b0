package dev.backroom.tiktok.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.model.decision.CancelReason;
import dev.backroom.model.order.OrderStatus;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class OrderCancellationTest {
    @ParameterizedTest
    @EnumSource(CancelReason.class)
    void knowsThePlatformsWord_forEveryReasonOfAPaidOrder(CancelReason reason) {
        assertThat(OrderCancellation.reason(reason, OrderStatus.AWAITING_SHIPMENT))
                .hasValueSatisfying(word -> assertThat(word).startsWith("seller_cancel_"));
    }

    @Test
    void cancelsNothing_onceAParcelIsArranged() {
        assertThat(Arrays.stream(CancelReason.values())
                        .flatMap(reason -> OrderCancellation.reason(reason, OrderStatus.AWAITING_COLLECTION).stream()))
                .isEmpty();
        assertThat(OrderCancellation.reason(CancelReason.OUT_OF_STOCK, OrderStatus.UNPAID))
                .contains("seller_cancel_unpaid_reason_out_of_stock");
    }
}
