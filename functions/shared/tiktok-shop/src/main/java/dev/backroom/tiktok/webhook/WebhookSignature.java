package dev.backroom.tiktok.webhook;

import dev.backroom.tiktok.AppCredentials;
import dev.backroom.tiktok.http.Hmac;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** The {@code Authorization} header of a webhook: a signature over the app key and the body's raw bytes. */
public final class WebhookSignature {
    private final Hmac hmac;
    private final byte[] appKey;

    public WebhookSignature(AppCredentials app) {
        this.hmac = new Hmac(app.secret());
        this.appKey = app.key().getBytes(StandardCharsets.UTF_8);
    }

    /** What the platform would send with this body: 64 lowercase hex digits. */
    public String of(byte[] body) {
        return hmac.hex(appKey, body);
    }

    /**
     * Whether the header signs the body. Takes the same time wherever they differ, and holds for the exact form alone:
     * no prefix, no blanks, no upper case.
     *
     * @param header null where the request has none
     */
    public boolean matches(byte[] body, @Nullable String header) {
        byte[] given = header == null ? new byte[0] : header.getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(of(body).getBytes(StandardCharsets.UTF_8), given);
    }
}
