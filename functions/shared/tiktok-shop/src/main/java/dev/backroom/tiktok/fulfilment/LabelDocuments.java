package dev.backroom.tiktok.fulfilment;

import dev.backroom.tiktok.TikTokEndpoints;
import dev.backroom.tiktok.TikTokFailure;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Reads the documents behind the addresses of labels. An address shows a recipient to whoever has it, and so it is asked once,
 * over TLS, without redirects, and stands in no failure.
 */
public final class LabelDocuments {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);

    private final TikTokEndpoints endpoints;
    private final long largest;
    private final Duration answer;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();

    /**
     * Reads from wherever the platform keeps its documents.
     *
     * @param largest in bytes; a longer answer is given up
     */
    public LabelDocuments(TikTokEndpoints endpoints, long largest) {
        this(endpoints, largest, ANSWER);
    }

    /** @param answer from the first byte sent to the last one read */
    LabelDocuments(TikTokEndpoints endpoints, long largest, Duration answer) {
        this.endpoints = endpoints;
        this.largest = largest;
        this.answer = answer;
    }

    /**
     * Reads one document.
     *
     * @return a PDF's bytes
     * @throws TikTokFailure also where the address is over: ask for the label again, which gives another
     */
    public byte[] read(URI address) {
        if (!isAllowed(address)) {
            throw new TikTokFailure.Permanent(0, "the label's address is not one of https");
        }
        CompletableFuture<HttpResponse<byte[]>> exchange = client.sendAsync(
                HttpRequest.newBuilder(address).build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), largest));
        HttpResponse<byte[]> response;
        try {
            response = exchange.get(answer.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            exchange.cancel(true);
            throw later("nothing within " + answer.toMillis() + " ms");
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw later(cause.getClass().getSimpleName());
        } catch (InterruptedException e) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            throw later("interrupted");
        }
        if (response.statusCode() != 200) {
            throw later("HTTP " + response.statusCode());
        }
        byte[] document = response.body();
        if (!Arrays.equals(document, 0, Math.min(document.length, PDF.length), PDF, 0, PDF.length)) {
            throw new TikTokFailure.Permanent(0, "the label's document is no PDF");
        }
        return document;
    }

    /** A machine's own platform is asked as it is; everybody else's documents travel encrypted. */
    private boolean isAllowed(URI address) {
        String host = String.valueOf(address.getHost());
        return "https".equals(address.getScheme())
                || "http".equals(address.getScheme())
                        && "http".equals(endpoints.api().getScheme())
                        && host.equals(endpoints.api().getHost());
    }

    private static TikTokFailure later(String why) {
        return new TikTokFailure.Transient("the label's document: no answer (" + why + ")", Optional.empty());
    }
}
