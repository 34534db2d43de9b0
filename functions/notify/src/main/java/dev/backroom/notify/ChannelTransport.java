package dev.backroom.notify;

import dev.backroom.notices.channel.ChannelAnswer;
import dev.backroom.notices.channel.ChannelFormat;
import dev.backroom.notices.channel.ChannelRequest;
import dev.backroom.runtime.http.BoundedHttpClient;
import dev.backroom.runtime.http.HttpLimits;
import dev.backroom.runtime.http.HttpResult;
import dev.backroom.runtime.http.Pause;
import dev.backroom.runtime.http.TimeoutPolicy;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Posts to channels, and again while that may help. */
final class ChannelTransport {
    private static final int ATTEMPTS = 3;
    private static final int MOST_ANSWER = 65_536;
    private static final Clock REAL = Clock.systemUTC();

    private final TimeoutPolicy policy;
    private final BoundedHttpClient http;
    private final Pause pause;
    private final RandomGenerator random;

    ChannelTransport() {
        this(
                Duration.ofSeconds(5),
                Pause.REAL,
                () -> ThreadLocalRandom.current().nextLong());
    }

    /** @param answer how long one attempt may take, from the first byte sent to the last one read */
    ChannelTransport(Duration answer, Pause pause, RandomGenerator random) {
        this.policy = new TimeoutPolicy(
                Duration.ofSeconds(3),
                answer,
                ATTEMPTS,
                Duration.ofMillis(800),
                Duration.ofSeconds(3),
                answer.multipliedBy(ATTEMPTS));
        this.http = new BoundedHttpClient(new HttpLimits(policy.connect(), answer, MOST_ANSWER, true));
        this.pause = pause;
        this.random = random;
    }

    /**
     * Posts until the channel took the message or will not, or three attempts were made.
     *
     * @param request makes the request anew for every attempt, because its signature holds the time
     */
    ChannelAnswer post(ChannelFormat format, Supplier<ChannelRequest> request) {
        for (int attempt = 1; ; attempt++) {
            ChannelAnswer answer = once(format, request.get());
            if (!(answer instanceof ChannelAnswer.Later later) || attempt == policy.attempts()) {
                return answer;
            }
            Duration wait = later.after().orElse(Duration.ZERO).plus(policy.backoff(attempt, random));
            if (wait.compareTo(policy.longestWait()) > 0) {
                return answer;
            }
            try {
                pause.pause(wait);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return answer;
            }
        }
    }

    private ChannelAnswer once(ChannelFormat format, ChannelRequest request) {
        return switch (http.call("POST", request.url(), request.headers(), request.body())) {
            case HttpResult.NoAnswer none -> new ChannelAnswer.Later(none.reason(), Optional.empty());
            case HttpResult.Answered answer ->
                switch (format.answer(answer.status(), answer.text())) {
                    case ChannelAnswer.Later(String reason, var after) ->
                        new ChannelAnswer.Later(
                                reason, answer.wait(REAL.instant()).or(() -> after));
                    case ChannelAnswer said -> said;
                };
        };
    }
}
