package dev.backroom.runtime.queue;

/** A text that is no message of its queue; reading it again will not help. The fault never repeats the text. */
public final class UnreadableMessage extends Exception {
    public UnreadableMessage(String fault) {
        super(fault);
    }
}
