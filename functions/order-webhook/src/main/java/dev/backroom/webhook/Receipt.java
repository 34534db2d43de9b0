package dev.backroom.webhook;

/**
 * What became of one webhook.
 *
 * @param type the platform's type; {@link dev.backroom.model.Signal#UNREADABLE} where none was read
 * @param reason fit for a log; empty text where there is nothing to say
 */
record Receipt(Outcome outcome, int type, String reason) {
    enum Outcome {
        ACCEPTED(200),
        /** Signed, yet not readable: the operators see it, and repeats of it change nothing. */
        PARKED(400),
        /** Signed, yet not what the contract says; nothing of it is kept. */
        UNREADABLE(400),
        FORGED(401),
        /** Nobody has opened this door. */
        NOT_CONFIGURED(404),
        TOO_LARGE(413),
        /** The queue did not take it; the platform sends it again. */
        NOT_SENT(503);

        private final int status;

        Outcome(int status) {
            this.status = status;
        }

        int status() {
            return status;
        }
    }
}
