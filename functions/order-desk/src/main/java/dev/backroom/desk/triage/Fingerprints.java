package dev.backroom.desk.triage;

import dev.backroom.model.ShopId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What an address, a telephone or a buyer is counted by without being kept: a keyed hash. Shops have different ones for the
 * same text, and without the salt nobody can try texts out.
 */
public final class Fingerprints {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 12;
    private static final Pattern NO_DIGIT = Pattern.compile("\\D");
    private static final Pattern LEADING_ZEROS = Pattern.compile("^0+");
    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]");
    private static final int SHORTEST_SALT = 16;

    private final SecretKeySpec salt;

    /**
     * Traces under one salt.
     *
     * @param salt 16 bytes or more, secret; changed, everything counted before is forgotten
     */
    public Fingerprints(byte[] salt) {
        if (salt.length < SHORTEST_SALT) {
            throw new IllegalArgumentException("a salt of fewer than 16 bytes");
        }
        this.salt = new SecretKeySpec(salt, ALGORITHM);
    }

    /** The same for one address however it is spaced, signed and capitalised. */
    public String ofAddress(ShopId shop, String address, String postalCode) {
        return of(shop, "address", address + postalCode);
    }

    public String ofPhone(ShopId shop, String phone) {
        return of(
                shop,
                "phone",
                LEADING_ZEROS.matcher(NO_DIGIT.matcher(phone).replaceAll("")).replaceFirst(""));
    }

    String ofPlace(ShopId shop, BuildingKey place) {
        return of(shop, "place", place.text());
    }

    public String ofBuyer(ShopId shop, String buyer) {
        return of(shop, "buyer", buyer);
    }

    private String of(ShopId shop, String kind, String text) {
        String plain = SIGNS.matcher(
                        Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT))
                .replaceAll("");
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(salt);
            byte[] hash = mac.doFinal((shop.value() + "#" + kind + "#" + plain).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }
}
