package dev.backroom.localcloud.function;

/**
 * Who waits for a thread's work, as a Java priority. Where the JVM maps priorities to the machine's, as the command does,
 * what nobody waits for gives way on cores that a cloud would not share.
 */
public final class Urgency {
    /** Orders wait in a queue for it. */
    public static final int ORDERS_WAIT = 2;

    /** The next schedule does it just as well. */
    public static final int NOBODY_WAITS = Thread.MIN_PRIORITY;

    private Urgency() {}
}
