package dev.backroom.model.order;

import dev.backroom.model.Sha256;
import java.util.ArrayList;
import java.util.List;

/**
 * One reason to wait, with what shows it.
 *
 * @param evidence SKU codes, counts, states, names of fields and rules; never personal data
 */
public record Hold(HoldCode code, List<String> evidence) {
    private static final int FINGERPRINT_BYTES = 4;

    public Hold {
        evidence = List.copyOf(evidence);
    }

    /**
     * What a release of this hold is remembered by: the same reason with the same evidence, and where it was found in the
     * recipient the same recipient.
     *
     * @param recipientMark of the order, see {@link Order#recipientMark}
     * @return 8 hexadecimal digits
     */
    public String fingerprint(String recipientMark) {
        List<String> parts = new ArrayList<>(List.of(code.name()));
        parts.addAll(evidence);
        if (code.isFromRecipient()) {
            parts.add(recipientMark);
        }
        return Sha256.hex(FINGERPRINT_BYTES, parts);
    }
}
