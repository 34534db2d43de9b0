package dev.backroom.tableengine.write;

import dev.backroom.tableengine.expression.Update;
import dev.backroom.tableengine.value.Item;

/** What a write makes of an item. */
public sealed interface Mutation {

    /** In its place stands this item from now on. */
    record Put(Item item) implements Mutation {}

    /** It is gone. */
    record Delete() implements Mutation {}

    /** It is changed in parts, and made where it is not there yet. */
    record Change(Update update) implements Mutation {}

    /** An update without an expression: the item is there from now on, with its key if nothing else. */
    record Touch() implements Mutation {}

    /** It stays as it is; only its condition counts. */
    record Check() implements Mutation {}
}
