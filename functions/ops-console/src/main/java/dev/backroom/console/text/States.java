package dev.backroom.console.text;

import dev.backroom.model.aftersale.CaseState;
import dev.backroom.model.aftersale.Remedy;
import dev.backroom.model.order.Lane;
import dev.backroom.model.order.LineState;
import dev.backroom.model.order.OrderStatus;
import dev.backroom.model.ship.Handover;
import dev.backroom.model.ship.Parcel;

/** How things stand, in words. */
public final class States {
    private States() {}

    public static Phrase of(OrderStatus status) {
        return switch (status) {
            case UNPAID -> StateWord.UNPAID;
            case ON_HOLD -> StateWord.ON_HOLD;
            case UNRECOGNISED -> StateWord.UNRECOGNISED;
            case AWAITING_SHIPMENT -> StateWord.AWAITING_SHIPMENT;
            case PARTIALLY_SHIPPING -> StateWord.PARTIALLY_SHIPPING;
            case AWAITING_COLLECTION -> StateWord.AWAITING_COLLECTION;
            case IN_TRANSIT -> StateWord.IN_TRANSIT;
            case DELIVERED -> StateWord.DELIVERED;
            case COMPLETED -> StateWord.COMPLETED;
            case CANCELLED -> StateWord.CANCELLED;
        };
    }

    public static Phrase of(Lane lane) {
        return switch (lane) {
            case HELD -> StateWord.LANE_HELD;
            case READY -> StateWord.LANE_READY;
            case RELEASED -> StateWord.LANE_RELEASED;
        };
    }

    /** The class of a lane's word. */
    public static String style(Lane lane) {
        return switch (lane) {
            case HELD -> "warn";
            case READY, RELEASED -> "fine";
        };
    }

    public static Phrase of(LineState state) {
        return switch (state) {
            case OPEN -> StateWord.LINE_OPEN;
            case SHIPPED -> StateWord.LINE_SHIPPED;
            case CANCELLED -> StateWord.LINE_CANCELLED;
        };
    }

    public static Phrase of(Handover.Stage stage) {
        return switch (stage) {
            case PLANNED -> StateWord.HANDOVER_PLANNED;
            case SENT -> StateWord.HANDOVER_SENT;
            case DONE -> StateWord.HANDOVER_DONE;
            case STOPPED -> StateWord.HANDOVER_STOPPED;
        };
    }

    public static Phrase of(Parcel.State state) {
        return switch (state) {
            case REPORTED -> StateWord.PARCEL_REPORTED;
            case ARRANGED -> StateWord.PARCEL_ARRANGED;
        };
    }

    public static Phrase of(CaseState state) {
        return switch (state) {
            case UNRECOGNISED -> StateWord.UNRECOGNISED;
            case REQUESTED -> StateWord.CASE_REQUESTED;
            case OFFERED -> StateWord.CASE_OFFERED;
            case AWAITING_PARCEL -> StateWord.CASE_AWAITING_PARCEL;
            case ON_ITS_WAY -> StateWord.CASE_ON_ITS_WAY;
            case PARCEL_REFUSED -> StateWord.CASE_PARCEL_REFUSED;
            case REFUSED -> StateWord.CASE_REFUSED;
            case WITHDRAWN -> StateWord.CASE_WITHDRAWN;
            case GRANTED -> StateWord.CASE_GRANTED;
            case COMPLETE -> StateWord.CASE_COMPLETE;
        };
    }

    public static Phrase of(Remedy remedy) {
        return switch (remedy) {
            case CANCEL -> StateWord.REMEDY_CANCEL;
            case REFUND -> StateWord.REMEDY_REFUND;
            case RETURN_AND_REFUND -> StateWord.REMEDY_RETURN;
            case REPLACEMENT -> StateWord.REMEDY_REPLACEMENT;
            case UNRECOGNISED -> StateWord.UNRECOGNISED;
        };
    }
}
