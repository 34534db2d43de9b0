package dev.backroom.model.order;

import java.util.List;

/**
 * One reason to wait, with what shows it.
 *
 * @param evidence SKU codes, counts and states; never personal data
 */
public record Hold(HoldCode code, List<String> evidence) {
    public Hold {
        evidence = List.copyOf(evidence);
    }
}
