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
final class Knocks {
    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final Duration PACE = Duration.ofMillis(20);
    private static final int ENOUGH = 600;

    private final HttpClient http;
    private final HttpRequest knock;
    private int knocked;

    Knocks(HttpClient http, URI webhook) {
        this.http = http;
        this.knock = HttpRequest.newBuilder(webhook)
                .timeout(LONGEST)
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString("{}"))
                .build();
    }

    /**
     * Knocks for a while, every 20 ms, until it was often enough for all knocks together.
     *
     * @param time how long; the last post may end later
     */
    void during(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        while (knocked < ENOUGH && System.nanoTime() < end) {
            try {
                http.send(knock, BodyHandlers.discarding());
                knocked++;
                Thread.sleep(PACE);
            } catch (IOException e) {
                // A door that does not open now is the evening's to find out and to count.
                return;
            }
        }
    }
}
