package dev.backroom.tiktok.http;

import dev.backroom.runtime.http.BoundedHttpClient;
import dev.backroom.runtime.http.HttpResult;
import dev.backroom.runtime.http.TimeoutPolicy;
import dev.backroom.tiktok.TikTokFailure;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** One HTTP exchange with the platform. Nothing of a request gets into a failure: its query may hold secrets. */
final class Transport {
    private static final String TOKEN_HEADER = "x-tts-access-token";

    /** Bytes; fifty of the largest orders are a small part of it. */
    private static final int LARGEST_ANSWER = 16 * 1024 * 1024;

    private final BoundedHttpClient http;

    Transport(TimeoutPolicy policy) {
        this.http = new BoundedHttpClient(policy.limits(LARGEST_ANSWER));
    }

    HttpResult.Answered send(PlatformCall call, Optional<String> accessToken) {
        Map<String, String> headers = new HashMap<>(Map.of("content-type", "application/json"));
        accessToken.ifPresent(token -> headers.put(TOKEN_HEADER, sendable(call, token)));
        return switch (http.call(call.method(), call.uri(), headers, call.body().getBytes(StandardCharsets.UTF_8))) {
            case HttpResult.Answered answer -> answer;
            case HttpResult.NoAnswer none ->
                throw new TikTokFailure.Transient(call + ": no answer (" + none.reason() + ")", Optional.empty());
        };
    }

    /** The HTTP client would repeat a token that it cannot send in its exception. */
    private static String sendable(PlatformCall call, String token) {
        if (token.isEmpty() || !token.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new TikTokFailure.Unauthorised(0, call + ": the stored access token cannot be one");
        }
        return token;
    }
}
