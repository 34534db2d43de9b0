package dev.backroom.model;

/** The platform's id of a shop: decimal digits, kept as text because it exceeds what a double can hold. */
public record ShopId(String value) implements Comparable<ShopId> {
    public ShopId {
        Texts.requireToken("shop id", value);
    }

    @Override
    public int compareTo(ShopId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
