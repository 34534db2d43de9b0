package dev.backroom.simulator.webhook;

import dev.backroom.tiktok.AppCredentials;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * How webhooks are sent.
 *
 * @param webhook where to
 * @param shopTime the time that the webhooks' schedule lives in; may run fast
 * @param acknowledgement real time within which a post must be answered; the platform's is 3 s
 * @param retries when a post that was not answered with 200 is sent again, each counted from the failure before it, in
 *     the shop's time
 * @param atOnce how many posts may wait for their answer at the same time
 */
public record SenderOptions(
        URI webhook, AppCredentials app, Clock shopTime, Duration acknowledgement, List<Duration> retries, int atOnce) {
    public static final Duration ACKNOWLEDGEMENT = Duration.ofSeconds(3);

    /** For a machine of unknown speed: ends only what hangs. */
    public static final Duration UNHURRIED = Duration.ofMinutes(3);

    /** The platform's documented schedule. */
    public static final List<Duration> RETRIES =
            List.of(Duration.ofMinutes(2), Duration.ofMinutes(30), Duration.ofHours(3), Duration.ofHours(12));

    public SenderOptions {
        retries = List.copyOf(retries);
    }

    /** As documented, with up to 256 posts at once. */
    public static SenderOptions usual(URI webhook, AppCredentials app, Clock shopTime) {
        return new SenderOptions(webhook, app, shopTime, ACKNOWLEDGEMENT, RETRIES, 256);
    }

    public SenderOptions answeredWithin(Duration other) {
        return new SenderOptions(webhook, app, shopTime, other, retries, atOnce);
    }
}
