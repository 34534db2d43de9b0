package dev.backroom.tiktok.webhook;

/** A queue message that is no signal. The message names a field at most and never repeats the text. */
public final class UnreadableSignal extends Exception {
    public UnreadableSignal(String reason) {
        super(reason);
    }
}
