package dev.backroom.notices.stock;

/** A text that is no change of stock. The message never repeats the text. */
public final class UnreadableChange extends Exception {
    UnreadableChange(String fault) {
        super(fault);
    }
}
