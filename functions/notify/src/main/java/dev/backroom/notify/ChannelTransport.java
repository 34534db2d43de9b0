package dev.backroom.notify;

import dev.backroom.notices.channel.ChannelAnswer;
import dev.backroom.notices.channel.ChannelFormat;
import dev.backroom.notices.channel.ChannelRequest;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/** Posts to channels: with timeouts, without following redirects, and again while that may help. */
final class ChannelTransport {
    /** Waits; in tests it does not. */
    @FunctionalInterface
    interface Pause {
        void of(Duration time) throws InterruptedException;
    }

    private static final int ATTEMPTS = 3;
    private static final Duration FIRST_WAIT = Duration.ofMillis(400);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);
    private static final int MOST_ANSWER = 65_536;

    private final HttpClient http;
    private final Duration patience;
    private final Pause pause;
    private final DoubleSupplier chance;

    ChannelTransport() {
        this(
                Duration.ofSeconds(5),
                Thread::sleep,
                () -> ThreadLocalRandom.current().nextDouble());
    }

    /** @param patience how long one attempt may take, from the first byte sent to the last one read */
    ChannelTransport(Duration patience, Pause pause, DoubleSupplier chance) {
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(3))
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        this.patience = patience;
        this.pause = pause;
        this.chance = chance;
    }

    /**
     * Posts until the channel took the message or will not, or three attempts were made.
     *
     * @param request makes the request anew for every attempt, because its signature holds the time
     */
    ChannelAnswer post(ChannelFormat format, Supplier<ChannelRequest> request) {
        for (int attempt = 1; ; attempt++) {
            ChannelAnswer answer = once(format, request.get());
            if (!(answer instanceof ChannelAnswer.Later later) || attempt == ATTEMPTS) {
                return answer;
            }
            Duration jitter = FIRST_WAIT.multipliedBy(1L << attempt);
            Duration wait =
                    later.after().orElse(Duration.ZERO).plusNanos((long) (jitter.toNanos() * chance.getAsDouble()));
            if (wait.compareTo(LONGEST_WAIT) > 0) {
                return answer;
            }
            try {
                pause.of(wait);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return answer;
            }
        }
    }

    private ChannelAnswer once(ChannelFormat format, ChannelRequest request) {
        HttpRequest.Builder post = HttpRequest.newBuilder(request.url())
                .timeout(patience)
                .POST(HttpRequest.BodyPublishers.ofByteArray(request.body()));
        request.headers().forEach(post::header);
        // The request's own timeout ends with the headers: the wait for the whole answer is bounded here.
        CompletableFuture<HttpResponse<String>> call = http.sendAsync(post.build(), head -> new Beginning(MOST_ANSWER));
        try {
            HttpResponse<String> response = call.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return withWait(format.answer(response.statusCode(), response.body()), response);
        } catch (TimeoutException e) {
            call.cancel(true);
            return new ChannelAnswer.Later("no whole answer in time", Optional.empty());
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            return new ChannelAnswer.Later(cause.getClass().getSimpleName(), Optional.empty());
        } catch (InterruptedException e) {
            call.cancel(true);
            Thread.currentThread().interrupt();
            return new ChannelAnswer.Later("interrupted", Optional.empty());
        }
    }

    private static ChannelAnswer withWait(ChannelAnswer answer, HttpResponse<?> response) {
        if (!(answer instanceof ChannelAnswer.Later later)) {
            return answer;
        }
        OptionalLong seconds;
        try {
            seconds = response.headers().firstValueAsLong("Retry-After");
        } catch (NumberFormatException e) {
            seconds = OptionalLong.empty();
        }
        return seconds.isPresent() && seconds.getAsLong() >= 0
                ? new ChannelAnswer.Later(later.reason(), Optional.of(Duration.ofSeconds(seconds.getAsLong())))
                : answer;
    }
}
