package dev.backroom.cli.terminal;

/** What the user gave cannot be meant. The message is one line that says what would be right. */
public final class WrongUse extends RuntimeException {
    public WrongUse(String message) {
        super(message);
    }
}
