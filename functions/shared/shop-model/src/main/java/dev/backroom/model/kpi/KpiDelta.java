package dev.backroom.model.kpi;

/** What a change changes in the counters; the changes of an order, one after another, add up to its facts. */
public final class KpiDelta {
    private KpiDelta() {}

    /** Nothing is the facts of what does not exist. */
    public static Facts between(Facts before, Facts after) {
        return after.minus(before);
    }
}
