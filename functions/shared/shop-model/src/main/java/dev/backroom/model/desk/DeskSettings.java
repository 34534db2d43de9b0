package dev.backroom.model.desk;

/**
 * A shop's own settings of its order desk. A shop that set nothing works with {@link #DEFAULT}.
 *
 * @param waves when the warehouses get work, and how much
 */
public record DeskSettings(WaveSettings waves) {
    public static final DeskSettings DEFAULT = new DeskSettings(WaveSettings.DEFAULT);

    public DeskSettings with(WaveSettings other) {
        return new DeskSettings(other);
    }
}
