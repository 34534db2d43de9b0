package dev.backroom.model.job;

/**
 * Why a job did not do a shop's part of its run.
 *
 * @param text what the platform said, or the kind of error; no personal data
 */
public record JobTrouble(Kind kind, String text) {
    /** In the answer of a run, where what was done stands otherwise. */
    public static final String FAILED = "failed: ";

    private static final int LONGEST = 300;

    /** Who can mend it. */
    public enum Kind {
        /** The seller has to authorise again. */
        TOKEN,
        /** The platform refuses the call until somebody changes something, such as a permission. */
        REFUSED,
        /** The platform did not answer, or was too busy; it passes. */
        NO_ANSWER,
        /** Something here; its log says what. */
        HERE
    }

    /** A failure that knows what it is to a job. */
    public interface Source {
        JobTrouble trouble();
    }

    public JobTrouble {
        text = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    /** What a failure of any kind is to a job and to whoever looks after it. */
    public static JobTrouble of(RuntimeException failure) {
        return failure instanceof Source source ? source.trouble() : here(failure);
    }

    /** Class only: an error's message may quote what was worked on. */
    public static JobTrouble here(RuntimeException error) {
        return new JobTrouble(Kind.HERE, error.getClass().getSimpleName());
    }

    /** The same trouble in a part of a job. */
    public JobTrouble in(String part) {
        return new JobTrouble(kind, part + ": " + text);
    }

    @Override
    public String toString() {
        return FAILED + text;
    }
}
