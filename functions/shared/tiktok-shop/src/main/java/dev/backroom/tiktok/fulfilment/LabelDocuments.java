package dev.backroom.tiktok.fulfilment;

import dev.backroom.runtime.http.BoundedHttpClient;
import dev.backroom.runtime.http.HttpLimits;
import dev.backroom.runtime.http.HttpResult;
import dev.backroom.tiktok.TikTokEndpoints;
import dev.backroom.tiktok.TikTokFailure;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the documents behind the addresses of labels. An address shows a recipient to whoever has it, and so it is asked once,
 * over TLS, without redirects, and stands in no failure.
 */
public final class LabelDocuments {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);

    private final TikTokEndpoints endpoints;
    private final BoundedHttpClient http;

    /**
     * Reads from wherever the platform keeps its documents.
     *
     * @param largest in bytes; a longer answer is given up
     */
    public LabelDocuments(TikTokEndpoints endpoints, int largest) {
        this(endpoints, largest, ANSWER);
    }

    /** @param answer from the first byte sent to the last one read */
    LabelDocuments(TikTokEndpoints endpoints, int largest, Duration answer) {
        this.endpoints = endpoints;
        this.http = new BoundedHttpClient(new HttpLimits(CONNECT, answer, largest));
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
        byte[] document = switch (http.call("GET", address, Map.of(), new byte[0])) {
            case HttpResult.NoAnswer none -> throw later(none.reason());
            case HttpResult.Answered answer when answer.status() != 200 -> throw later(answer.toString());
            case HttpResult.Answered answer -> answer.body();
        };
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
