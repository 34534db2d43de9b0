package dev.backroom.console.text;

import dev.backroom.model.order.CancelReason;
import dev.backroom.model.order.HoldCode;

/** What holds are called, and what somebody can do about them. */
public final class Holds {
    private Holds() {}

    public static Phrase name(HoldCode code) {
        return switch (code) {
            case PLATFORM_HOLD -> HoldWord.HOLD_PLATFORM;
            case SHORT_STOCK -> HoldWord.HOLD_SHORT;
            case UNKNOWN_SKU -> HoldWord.HOLD_UNKNOWN_SKU;
            case STOCK_MISMATCH -> HoldWord.HOLD_MISMATCH;
            case BUYER_ASKS_CANCEL -> HoldWord.HOLD_CANCEL;
            case UNKNOWN_STATUS -> HoldWord.HOLD_STATUS;
            case BUYER_WISHES_CANCEL -> HoldWord.HOLD_WISH_CANCEL;
            case BUYER_WISHES_CHANGE -> HoldWord.HOLD_WISH_CHANGE;
            case ADDRESS_INCOMPLETE -> HoldWord.HOLD_ADDRESS_INCOMPLETE;
            case ADDRESS_IMPLAUSIBLE -> HoldWord.HOLD_ADDRESS_IMPLAUSIBLE;
            case ADDRESS_MASKED -> HoldWord.HOLD_ADDRESS_MASKED;
            case PHONE_INVALID -> HoldWord.HOLD_PHONE;
            case SUSPECTED_FRAUD -> HoldWord.HOLD_FRAUD;
            case OUTSIDE_CHECK -> HoldWord.HOLD_OUTSIDE;
            case HELD_BY_HAND -> HoldWord.HOLD_BY_HAND;
        };
    }

    public static Phrase advice(HoldCode code) {
        return switch (code) {
            case PLATFORM_HOLD -> HoldWord.DO_PLATFORM;
            case SHORT_STOCK -> HoldWord.DO_SHORT;
            case UNKNOWN_SKU -> HoldWord.DO_UNKNOWN_SKU;
            case STOCK_MISMATCH -> HoldWord.DO_MISMATCH;
            case BUYER_ASKS_CANCEL -> HoldWord.DO_CANCEL;
            case UNKNOWN_STATUS -> HoldWord.DO_STATUS;
            case BUYER_WISHES_CANCEL -> HoldWord.DO_WISH_CANCEL;
            case BUYER_WISHES_CHANGE -> HoldWord.DO_WISH_CHANGE;
            case ADDRESS_INCOMPLETE, ADDRESS_IMPLAUSIBLE -> HoldWord.DO_ADDRESS;
            case ADDRESS_MASKED -> HoldWord.DO_ADDRESS_MASKED;
            case PHONE_INVALID -> HoldWord.DO_PHONE;
            case SUSPECTED_FRAUD -> HoldWord.DO_FRAUD;
            case OUTSIDE_CHECK -> HoldWord.DO_OUTSIDE;
            case HELD_BY_HAND -> HoldWord.DO_BY_HAND;
        };
    }

    public static Phrase cancel(CancelReason reason) {
        return switch (reason) {
            case OUT_OF_STOCK -> DeskWord.CANCEL_OUT_OF_STOCK;
            case WRONG_PRICE -> DeskWord.CANCEL_WRONG_PRICE;
            case BUYER_ASKED -> DeskWord.CANCEL_BUYER_ASKED;
            case ADDRESS_NOT_SERVED -> DeskWord.CANCEL_NOT_SERVED;
            case SUSPECTED_FRAUD -> DeskWord.CANCEL_FRAUD;
        };
    }
}
