package dev.backroom.tiktok.http;

import dev.backroom.tiktok.TikTokFailure;
import dev.backroom.tiktok.TimeoutPolicy;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One HTTP exchange. Nothing of a request gets into a failure: its query may hold secrets. */
final class Transport {
    private static final String TOKEN_HEADER = "x-tts-access-token";

    /** Bytes; fifty of the largest orders are a small part of it. */
    private static final long LARGEST_ANSWER = 16L * 1024 * 1024;

    private final HttpClient client;
    private final TimeoutPolicy patience;

    Transport(TimeoutPolicy patience) {
        this.patience = patience;
        // HTTP/1.1, because an upgrade offer on plain HTTP confuses small servers, and one shop needs no multiplexing.
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(patience.connect())
                .build();
    }

    HttpAnswer send(PlatformCall call, Optional<String> accessToken) {
        HttpRequest.Builder request = HttpRequest.newBuilder(call.uri()).header("content-type", "application/json");
        accessToken.ifPresent(token -> request.header(TOKEN_HEADER, sendable(call, token)));
        request.method(
                call.method(), call.body().isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(call.body()));
        // The request's own timeout ends with the headers; this one covers the body as well.
        CompletableFuture<HttpResponse<String>> exchange = client.sendAsync(
                request.build(), BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), LARGEST_ANSWER));
        try {
            HttpResponse<String> response = exchange.get(patience.answer().toMillis(), TimeUnit.MILLISECONDS);
            return new HttpAnswer(
                    response.statusCode(),
                    response.body(),
                    response.headers().firstValue("retry-after").orElse(""));
        } catch (TimeoutException e) {
            exchange.cancel(true);
            throw noAnswer(call, "nothing within " + patience.answer().toMillis() + " ms");
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw noAnswer(call, cause.getClass().getSimpleName());
        } catch (InterruptedException e) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            throw noAnswer(call, "interrupted");
        }
    }

    /** The HTTP client would repeat a token that it cannot send in its exception. */
    private static String sendable(PlatformCall call, String token) {
        if (token.isEmpty() || !token.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new TikTokFailure.Unauthorised(0, call + ": the stored access token cannot be one");
        }
        return token;
    }

    private static TikTokFailure noAnswer(PlatformCall call, String why) {
        return new TikTokFailure.Transient(call + ": no answer (" + why + ")", Optional.empty());
    }
}
