package dev.backroom.store.order;

import dev.backroom.model.decision.CancelReason;
import dev.backroom.model.order.OrderKey;
import java.time.Instant;

/** A cancellation that the platform is still to be asked for. */
public record CancelWish(OrderKey order, CancelReason reason, String who, Instant at) {}
