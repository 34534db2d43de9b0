package dev.backroom.model.order;

import java.util.List;

/**
 * An address as far as the platform gives it in parts. Its text form hides everything.
 *
 * @param street the lines in front of the areas
 * @param areas the names of the divisions, largest first, without the country
 * @param sellerShips the seller brings it to a carrier of its own, so the platform has no reason to hide it; known in a read only
 */
public record AddressParts(String street, List<String> areas, boolean sellerShips) {
    /** An address that came as one text. */
    public static final AddressParts NONE = new AddressParts("", List.of(), false);

    public AddressParts {
        areas = List.copyOf(areas);
    }

    /** Whether there are any. */
    public boolean isGiven() {
        return !street.isEmpty() || !areas.isEmpty();
    }

    @Override
    public String toString() {
        return "AddressParts[hidden]";
    }
}
