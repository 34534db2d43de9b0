package dev.backroom.simulator;

/** The parts of an evening. */
public enum Phase {
    /** Before the live: the shop's usual rate. */
    QUIET,
    /** The live itself. */
    SPIKE,
    /** After it: buying calms down while the spike's orders leave their remorse hour. */
    TAIL,
    /** From the evening's end to the next morning. */
    NIGHT
}
