package dev.backroom.notices;

/** A text that is no notice of this version. The message never repeats the text. */
public final class UnreadableNotice extends Exception {
    UnreadableNotice(String fault) {
        super(fault);
    }
}
