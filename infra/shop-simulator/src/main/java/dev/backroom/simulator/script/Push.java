package dev.backroom.simulator.script;

import java.time.Instant;

/**
 * A webhook that the platform means to send.
 *
 * @param number its place in the evening, from 0; the notification id follows from it
 * @param at when it is meant to be sent, a moment after what it tells of
 * @param type the platform's webhook type
 * @param subject the order id for types 1, 3, 4, 11 and 12; otherwise a seller code
 * @param detail type 1: the state in the webhook's spelling; type 4: what became of the parcels; types 11 and 12: the request's
 *     state; type 68: what set it off; otherwise empty
 * @param role type 11: who wants the cancellation; type 12: what is wanted; otherwise empty
 * @param updated when what it tells of happened, whole seconds
 */
public record Push(int number, Instant at, int type, String subject, String detail, String role, Instant updated) {
    public static final int ORDER_STATUS = 1;
    public static final int ADDRESS = 3;
    public static final int PARCELS = 4;
    public static final int AUTHORISATION_ENDS = 7;
    public static final int CANCELLATION = 11;
    public static final int RETURN = 12;
    public static final int STOCK_STATUS = 27;
    public static final int STOCK_CHANGED = 68;

    /** Whether it tells of an order. */
    public boolean aboutOrder() {
        return type == ORDER_STATUS || type == ADDRESS || type == PARCELS || type == CANCELLATION || type == RETURN;
    }
}
