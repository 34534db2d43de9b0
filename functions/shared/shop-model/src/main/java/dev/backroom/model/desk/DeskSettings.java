package dev.backroom.model.desk;

import dev.backroom.model.triage.FraudPolicy;

/**
 * A shop's own settings of its order desk. A shop that set nothing works with {@link #DEFAULT}.
 *
 * @param waves when the warehouses get work, and how much
 * @param fraud from when an order is suspicious
 */
public record DeskSettings(WaveSettings waves, FraudPolicy fraud) {
    public static final DeskSettings DEFAULT = new DeskSettings(WaveSettings.DEFAULT, FraudPolicy.DEFAULT);

    public DeskSettings with(WaveSettings other) {
        return new DeskSettings(other, fraud);
    }

    public DeskSettings with(FraudPolicy other) {
        return new DeskSettings(waves, other);
    }
}
