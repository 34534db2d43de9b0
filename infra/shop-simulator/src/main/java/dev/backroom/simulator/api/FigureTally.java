package dev.backroom.simulator.api;

/**
 * What became of the stock figures that calls set.
 *
 * @param taken shown to buyers from then on
 * @param refused named as an error inside an answer of success, by the rules or by chance
 * @param forgotten answered with success and not shown
 */
public record FigureTally(long taken, long refused, long forgotten) {
    public FigureTally plus(FigureTally other) {
        return new FigureTally(taken + other.taken, refused + other.refused, forgotten + other.forgotten);
    }
}
