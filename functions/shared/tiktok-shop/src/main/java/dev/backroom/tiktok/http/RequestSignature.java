package dev.backroom.tiktok.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** The {@code sign} parameter of a call, as the platform's page "Sign your API request" defines it. */
public final class RequestSignature {
    private RequestSignature() {}

    /**
     * Signs one call.
     *
     * @param path the request's path alone
     * @param query all query parameters, not URL-encoded; {@code sign} and {@code access_token} are left out here
     * @param body the exact bytes that are sent; empty where none are, and for multipart uploads
     * @return 64 lowercase hex digits
     */
    public static String sign(String secret, String path, Map<String, String> query, byte[] body) {
        StringBuilder head = new StringBuilder(256).append(secret).append(path);
        new TreeMap<>(query).forEach((name, value) -> {
            if (!name.equals("sign") && !name.equals("access_token")) {
                head.append(name).append(value);
            }
        });
        return new Hmac(secret)
                .hex(head.toString().getBytes(StandardCharsets.UTF_8), body, secret.getBytes(StandardCharsets.UTF_8));
    }
}
