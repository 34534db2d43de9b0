package dev.backroom.store.dynamo;

/** A stored item that this version cannot read. The message names the item and the attribute, never a value. */
public final class UnreadableItem extends RuntimeException {
    public UnreadableItem(String item, String fault) {
        super(item + ": " + fault);
    }
}
