package dev.backroom.console;

import dev.backroom.model.order.CancelReason;
import dev.backroom.model.order.HoldCode;
import java.util.Optional;

/** What holds are called, and what somebody can do about them. */
final class Holds {
    private Holds() {}

    static Word name(HoldCode code) {
        return switch (code) {
            case PLATFORM_HOLD -> Word.HOLD_PLATFORM;
            case SHORT_STOCK -> Word.HOLD_SHORT;
            case UNKNOWN_SKU -> Word.HOLD_UNKNOWN_SKU;
            case STOCK_MISMATCH -> Word.HOLD_MISMATCH;
            case BUYER_ASKS_CANCEL -> Word.HOLD_CANCEL;
            case UNKNOWN_STATUS -> Word.HOLD_STATUS;
            case BUYER_WISHES_CANCEL -> Word.HOLD_WISH_CANCEL;
            case BUYER_WISHES_CHANGE -> Word.HOLD_WISH_CHANGE;
            case ADDRESS_INCOMPLETE -> Word.HOLD_ADDRESS_INCOMPLETE;
            case ADDRESS_IMPLAUSIBLE -> Word.HOLD_ADDRESS_IMPLAUSIBLE;
            case ADDRESS_MASKED -> Word.HOLD_ADDRESS_MASKED;
            case PHONE_INVALID -> Word.HOLD_PHONE;
            case SUSPECTED_FRAUD -> Word.HOLD_FRAUD;
            case OUTSIDE_CHECK -> Word.HOLD_OUTSIDE;
            case HELD_BY_HAND -> Word.HOLD_BY_HAND;
        };
    }

    static Word advice(HoldCode code) {
        return switch (code) {
            case PLATFORM_HOLD -> Word.DO_PLATFORM;
            case SHORT_STOCK -> Word.DO_SHORT;
            case UNKNOWN_SKU -> Word.DO_UNKNOWN_SKU;
            case STOCK_MISMATCH -> Word.DO_MISMATCH;
            case BUYER_ASKS_CANCEL -> Word.DO_CANCEL;
            case UNKNOWN_STATUS -> Word.DO_STATUS;
            case BUYER_WISHES_CANCEL -> Word.DO_WISH_CANCEL;
            case BUYER_WISHES_CHANGE -> Word.DO_WISH_CHANGE;
            case ADDRESS_INCOMPLETE, ADDRESS_IMPLAUSIBLE -> Word.DO_ADDRESS;
            case ADDRESS_MASKED -> Word.DO_ADDRESS_MASKED;
            case PHONE_INVALID -> Word.DO_PHONE;
            case SUSPECTED_FRAUD -> Word.DO_FRAUD;
            case OUTSIDE_CHECK -> Word.DO_OUTSIDE;
            case HELD_BY_HAND -> Word.DO_BY_HAND;
        };
    }

    /** For what reason somebody cancels an order that is held so; empty where cancelling is no answer. */
    static Optional<CancelReason> cancelled(HoldCode code) {
        return switch (code) {
            case SHORT_STOCK, UNKNOWN_SKU -> Optional.of(CancelReason.OUT_OF_STOCK);
            case BUYER_WISHES_CANCEL, BUYER_WISHES_CHANGE -> Optional.of(CancelReason.BUYER_ASKED);
            case ADDRESS_INCOMPLETE, ADDRESS_IMPLAUSIBLE, PHONE_INVALID, OUTSIDE_CHECK ->
                Optional.of(CancelReason.ADDRESS_NOT_SERVED);
            case SUSPECTED_FRAUD -> Optional.of(CancelReason.SUSPECTED_FRAUD);
            case PLATFORM_HOLD, STOCK_MISMATCH, BUYER_ASKS_CANCEL, UNKNOWN_STATUS, ADDRESS_MASKED, HELD_BY_HAND ->
                Optional.empty();
        };
    }

    static Word cancel(CancelReason reason) {
        return switch (reason) {
            case OUT_OF_STOCK, WRONG_PRICE -> Word.CANCEL_OUT_OF_STOCK;
            case BUYER_ASKED -> Word.CANCEL_BUYER_ASKED;
            case ADDRESS_NOT_SERVED -> Word.CANCEL_NOT_SERVED;
            case SUSPECTED_FRAUD -> Word.CANCEL_FRAUD;
        };
    }
}
