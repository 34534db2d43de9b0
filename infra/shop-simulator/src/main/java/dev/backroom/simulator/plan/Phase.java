package dev.backroom.simulator.plan;

/** The parts of an evening. */
public enum Phase {
    /** The first half of the time before the live: the system was just started, and loads and compiles its code. */
    OPENING,
    /** The rest of it: the shop's usual rate. */
    QUIET,
    /** The live itself. */
    SPIKE,
    /** After it: buying calms down while the spike's orders leave their remorse hour. */
    TAIL,
    /** From the evening's end to the next morning. */
    NIGHT
}
