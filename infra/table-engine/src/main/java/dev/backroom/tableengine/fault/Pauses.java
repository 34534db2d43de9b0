package dev.backroom.tableengine.fault;

/** How long a transaction holds its items, and when a write finds its item held by one that is not there. */
public interface Pauses {
    /** Returns once the items were held long enough. */
    void hold();

    /** Whether this write is to be refused as if another transaction held its item. */
    boolean conflicts();

    /** No longer than the work takes. */
    Pauses NONE = new Pauses() {
        @Override
        public void hold() {}

        @Override
        public boolean conflicts() {
            return false;
        }
    };
}
