package dev.backroom.tableengine.table;

/**
 * The newest stream of a table.
 *
 * @param id the space of its records
 * @param enabled false once it was switched off; it can be read for another day
 * @param label the time at which it was switched on, as its ARN has it
 */
public record StreamSettings(int id, boolean enabled, String viewType, String label) {
    public StreamSettings off() {
        return new StreamSettings(id, false, viewType, label);
    }
}
