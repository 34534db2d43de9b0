package dev.backroom.simulator.http;

/** A call that ends with a {@link Refusal}. */
public final class RefusedCall extends Exception {
    private final transient Refusal refusal;

    public RefusedCall(Refusal refusal) {
        super(refusal.message(), null, false, false);
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}
