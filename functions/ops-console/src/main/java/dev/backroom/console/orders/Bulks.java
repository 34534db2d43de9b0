package dev.backroom.console.orders;

import dev.backroom.console.text.BulkWord;
import dev.backroom.console.text.CancelWord;
import dev.backroom.console.text.Phrase;
import dev.backroom.model.bulk.BulkAction;
import dev.backroom.model.bulk.BulkJob;
import dev.backroom.model.bulk.BulkResult;

/** Bulk actions and their results in words. */
public final class Bulks {
    private Bulks() {}

    /** The question of the confirmation, with a gap for how many. */
    public static Phrase question(BulkAction.What what) {
        return switch (what) {
            case RELEASE -> BulkWord.DO_RELEASE;
            case HOLD -> BulkWord.DO_HOLD;
            case NOTE -> BulkWord.DO_NOTE;
            case CANCEL -> BulkWord.DO_CANCEL;
        };
    }

    /** The button of the confirmation, with a gap for how many. */
    public static Phrase yes(BulkAction.What what) {
        return switch (what) {
            case RELEASE -> BulkWord.YES_RELEASE;
            case HOLD -> BulkWord.YES_HOLD;
            case NOTE -> BulkWord.YES_NOTE;
            case CANCEL -> BulkWord.YES_CANCEL;
        };
    }

    public static Phrase then(BulkAction.What what) {
        return switch (what) {
            case RELEASE -> BulkWord.THEN_RELEASE;
            case HOLD -> BulkWord.THEN_HOLD;
            case NOTE -> BulkWord.THEN_NOTE;
            case CANCEL -> BulkWord.THEN_CANCEL;
        };
    }

    public static Phrase name(BulkAction.What what) {
        return switch (what) {
            case RELEASE -> BulkWord.RELEASE;
            case HOLD -> BulkWord.HOLD;
            case NOTE -> BulkWord.NOTE;
            case CANCEL -> CancelWord.CANCEL_MANY;
        };
    }

    public static Phrase of(BulkResult result) {
        return switch (result) {
            case DONE -> BulkWord.DONE;
            case CHANGED -> BulkWord.CHANGED;
            case NOTHING_TO_RELEASE -> BulkWord.NOTHING_TO_RELEASE;
            case ALREADY_HELD -> BulkWord.ALREADY_HELD;
            case TOO_LATE -> BulkWord.TOO_LATE;
            case UNKNOWN -> BulkWord.UNKNOWN;
            case UNREADABLE -> BulkWord.UNREADABLE;
        };
    }

    /** @param results how many orders have one */
    public static Phrase state(BulkJob job, int results) {
        return switch (job.state()) {
            case SHOWN -> BulkWord.SHOWN;
            case RUNNING -> results < job.size() ? BulkWord.RUNNING : BulkWord.OVER;
            case STOPPED -> results < job.size() ? BulkWord.HALTED : BulkWord.OVER;
        };
    }
}
