package dev.backroom.cli.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * Unsigned posts before the evening, one after the other: they are refused, leave nothing behind, and make the webhook's
 * code warm, as the shop's quiet hours before an evening would have.
 */
final class WebhookWarmUp {
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final int ENOUGH = 400;

    private final HttpClient http;
    private final HttpRequest knock;

    WebhookWarmUp(HttpClient http, URI webhook) {
        this.http = http;
        this.knock = HttpRequest.newBuilder(webhook)
                .timeout(LONGEST)
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString("{}"))
                .build();
    }

    /**
     * Posts until it was often enough, or long enough on a slow machine.
     *
     * @param time how long; the last post may end later
     */
    void during(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        try {
            for (int knocked = 0; knocked < ENOUGH && System.nanoTime() < end; knocked++) {
                http.send(knock, BodyHandlers.discarding());
            }
        } catch (IOException e) {
            // A door that does not open now is the evening's to find out and to count.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
