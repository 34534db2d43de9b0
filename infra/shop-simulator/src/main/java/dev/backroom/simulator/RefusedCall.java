package dev.backroom.simulator;

/** A call that ends with a {@link Refusal}. */
final class RefusedCall extends Exception {
    private final transient Refusal refusal;

    RefusedCall(Refusal refusal) {
        super(refusal.message(), null, false, false);
        this.refusal = refusal;
    }

    Refusal refusal() {
        return refusal;
    }
}
