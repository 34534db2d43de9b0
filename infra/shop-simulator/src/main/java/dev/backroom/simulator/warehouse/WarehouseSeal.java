package dev.backroom.simulator.warehouse;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The signature of the generic warehouse's calls, written from its description: {@code t=<seconds>,v1=<hex>}. */
record WarehouseSeal(String secret) {
    static final String HEADER = "Backroom-Signature";
    private static final Pattern FORM = Pattern.compile("t=([0-9]{1,12}),v1=([0-9a-f]{64})");
    private static final long MOST_SECONDS_OFF = 300;

    String of(byte[] body, Instant now) {
        long second = now.getEpochSecond();
        return "t=" + second + ",v1=" + HexFormat.of().formatHex(mac(second, body));
    }

    boolean fits(String given, byte[] body, Instant now) {
        Matcher matcher = FORM.matcher(given);
        if (!matcher.matches()) {
            return false;
        }
        long second = Long.parseLong(matcher.group(1));
        return Math.abs(second - now.getEpochSecond()) <= MOST_SECONDS_OFF
                && MessageDigest.isEqual(HexFormat.of().parseHex(matcher.group(2)), mac(second, body));
    }

    private byte[] mac(long second, byte[] body) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.writeBytes((second + ".").getBytes(StandardCharsets.UTF_8));
        text.writeBytes(body);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(text.toByteArray());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    @Override
    public String toString() {
        return "WarehouseSeal[hidden]";
    }
}
