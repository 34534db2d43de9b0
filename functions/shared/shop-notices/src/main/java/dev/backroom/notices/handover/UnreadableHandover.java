package dev.backroom.notices.handover;

/** A text that is no message about a handover. The message never repeats the text. */
public final class UnreadableHandover extends Exception {
    UnreadableHandover(String fault) {
        super(fault);
    }
}
