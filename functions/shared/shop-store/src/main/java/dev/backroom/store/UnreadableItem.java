package dev.backroom.store;

/** A stored item that this version cannot read. The message names the item and the attribute, never a value. */
public final class UnreadableItem extends RuntimeException {
    UnreadableItem(String item, String fault) {
        super(item + ": " + fault);
    }
}
