package dev.backroom.model.order;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(code.name().getBytes(StandardCharsets.UTF_8));
            evidence.forEach(text -> {
                digest.update((byte) 0);
                digest.update(text.getBytes(StandardCharsets.UTF_8));
            });
            if (code.isFromRecipient()) {
                digest.update((byte) 0);
                digest.update(recipientMark.getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, FINGERPRINT_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
