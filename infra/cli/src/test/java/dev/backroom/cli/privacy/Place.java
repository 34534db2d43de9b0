package dev.backroom.cli.privacy;

/** Where a walk looks. */
public enum Place {
    /** Messages on their way, and what waits in queues and dead letters at the end. */
    QUEUE,
    /** What is said in the queue of notices, in their log and by e-mail. */
    NOTICE,
    /** Records of the tables' streams. */
    STREAM,
    /** Every write to every table but the recipients' and labels', so also what was deleted since. */
    WRITE,
    /** What the tables hold at the end, the recipients' and labels' left out. */
    TABLE,
    LOG,
    /** Lines of figures on standard output. */
    METRIC,
    /** Whatever else the processes print. */
    OUTPUT,
    PARAMETER,
    /** Files of the home that are no tables. */
    FILE
}
