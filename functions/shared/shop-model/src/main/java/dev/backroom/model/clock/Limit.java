package dev.backroom.model.clock;

import java.time.Instant;

/** One deadline of an order that still runs. */
public record Limit(What what, Instant at) {
    /** What has to have happened by then. */
    public enum What {
        /** Its shipment is arranged ({@code rts_sla_time}). */
        ARRANGED,
        /** The carrier has scanned it ({@code tts_sla_time}). */
        COLLECTED,
        /** The platform cancels the order then ({@code shipping_due_time}). */
        CANCELLED
    }
}
