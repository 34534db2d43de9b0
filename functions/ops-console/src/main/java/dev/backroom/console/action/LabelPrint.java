package dev.backroom.console.action;

import dev.backroom.console.request.Action;
import dev.backroom.model.order.OrderKey;
import dev.backroom.store.order.Decided;
import dev.backroom.store.order.DecisionTable;
import dev.backroom.store.wave.LabelTable;
import dev.backroom.store.wave.ShippingLabel;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One package's label, as the carrier drew it. Who printed it is written down before it is given. A page of its own hands it on
 * as a file; a widget shows a link that holds it.
 */
public final class LabelPrint {
    private static final String FILE = "data:application/pdf;base64,";

    private final ShippingLabel label;

    private LabelPrint(ShippingLabel label) {
        this.label = label;
    }

    /** Empty where the label is not kept, or no longer. */
    public static Optional<LabelPrint> of(
            LabelTable labels, DecisionTable decisions, Clock clock, Action.PrintLabel asked, String who) {
        OrderKey order;
        try {
            order = OrderKey.of(asked.shop(), asked.order());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        Optional<ShippingLabel> found = labels.of(order).stream()
                .filter(label -> label.parcel().equals(asked.parcel()))
                .findFirst();
        found.ifPresent(label ->
                decisions.record(Map.of(order, Decided.printed(clock.instant(), who, List.of(label.parcel()), ""))));
        return found.map(LabelPrint::new);
    }

    /** What whoever asked the function for a file turns into one. */
    public String file() {
        return FILE + Base64.getEncoder().encodeToString(label.document());
    }

    /** What a link to it is called. */
    public String parcel() {
        return label.parcel();
    }
}
