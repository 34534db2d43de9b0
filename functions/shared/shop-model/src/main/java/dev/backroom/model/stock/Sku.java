package dev.backroom.model.stock;

import dev.backroom.model.Texts;

/** The seller's own code of a thing on a shelf: letter case counts, outer blanks do not. */
public record Sku(String code) implements Comparable<Sku> {
    public Sku {
        code = Texts.requireToken("SKU", code.strip());
    }

    @Override
    public int compareTo(Sku other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
