package dev.backroom.tiktok.inventory;

/**
 * A stock figure that the platform did not take.
 *
 * @param code the platform's, the more particular one where it gave two
 */
public record FigureRefused(Refusal refusal, long code) {
    static FigureRefused of(long code) {
        return new FigureRefused(Refusal.of(code), code);
    }

    /** For a person: what is wrong and what to do, with the platform's code. */
    public String reason() {
        return refusal.advice() + " [code " + code + "]";
    }
}
