package dev.backroom.console;

import dev.backroom.model.order.HoldCode;

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
        };
    }
}
