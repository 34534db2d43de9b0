package dev.backroom.model.order;

/** Where one line's units are. */
public enum LineState {
    /** Sold and still in the building. */
    OPEN,
    /** Left the building. */
    SHIPPED,
    /** Not wanted any more. */
    CANCELLED;

    /** A line's own display status says the same as an order's. */
    public static LineState of(OrderStatus status) {
        if (status == OrderStatus.CANCELLED) {
            return CANCELLED;
        }
        return status.hasShipped() ? SHIPPED : OPEN;
    }
}
