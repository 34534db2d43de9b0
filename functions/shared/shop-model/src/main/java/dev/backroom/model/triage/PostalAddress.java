package dev.backroom.model.triage;

import java.util.List;

/**
 * Who and where, as far as the platform says it. Personal data; its text form hides everything.
 *
 * @param street house, street and whatever stands before the areas; the whole address where the platform gives one text
 * @param areas names of the divisions, largest first, without the country; empty where the platform gives none
 * @param parted whether street and areas came apart, so that an empty one is a missing one
 */
public record PostalAddress(String name, String street, List<String> areas, String postalCode, boolean parted) {
    public PostalAddress {
        areas = List.copyOf(areas);
    }

    @Override
    public String toString() {
        return "PostalAddress[hidden]";
    }
}
