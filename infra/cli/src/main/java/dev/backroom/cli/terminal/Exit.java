package dev.backroom.cli.terminal;

/** What the exit codes of {@code backroom} mean. */
public final class Exit {
    /** Done, and true. */
    public static final int DONE = 0;
    /** A check failed, or some lines were rejected. */
    public static final int FAILED = 1;
    /** Called in a way that the command does not understand. */
    public static final int WRONG_USE = 2;
    /** Something is missing on this machine. */
    public static final int MISSING = 3;

    private Exit() {}
}
