package dev.backroom.tiktok.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.backroom.runtime.http.CircuitBreaker;
import dev.backroom.runtime.http.HttpResult;
import dev.backroom.runtime.http.Pause;
import dev.backroom.runtime.http.TimeoutPolicy;
import dev.backroom.tiktok.AppCredentials;
import dev.backroom.tiktok.TikTokFailure;
import dev.backroom.tiktok.json.JsonFields;
import dev.backroom.tiktok.json.JsonText;
import dev.backroom.tiktok.json.UnreadableJson;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** Calls that are signed, retried with measure, and answered with the {@code data} of the envelope. */
public final class Platform {
    /** One call may fail with all its attempts by bad luck. */
    private static final int FAILED_CALLS = 2;

    private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final AppCredentials app;
    private final Clock clock;
    private final Pause pause;
    private final TimeoutPolicy patience;
    private final RandomGenerator random;
    private final Transport transport;
    private final RateLimiter brakes = new RateLimiter();
    private final CircuitBreaker outages = new CircuitBreaker(FAILED_CALLS, Duration.ofSeconds(2), 8);

    public Platform(AppCredentials app, Clock clock, Pause pause, TimeoutPolicy patience, RandomGenerator random) {
        this.app = app;
        this.clock = clock;
        this.pause = pause;
        this.patience = patience;
        this.random = random;
        this.transport = new Transport(patience);
    }

    public Clock clock() {
        return clock;
    }

    /**
     * Calls with a seller's token.
     *
     * @param renewal gives a new token for one that was refused; asked once
     */
    public JsonNode signed(PlatformCall call, String token, UnaryOperator<String> renewal) {
        Instant last = lastBegin();
        try {
            return patiently(call, last, () -> once(call, token));
        } catch (TikTokFailure.Unauthorised refused) {
            String renewed = renewal.apply(token);
            return patiently(call, last, () -> once(call, renewed));
        }
    }

    /** Calls with a token that is not renewed. */
    public JsonNode signed(PlatformCall call, String token) {
        return patiently(call, lastBegin(), () -> once(call, token));
    }

    /**
     * Calls the authorisation host, which takes secrets in the query and no signature.
     *
     * @param secrets what must not stand in a failure's message
     */
    public JsonNode unsigned(PlatformCall call, List<String> secrets) {
        return patiently(call, lastBegin(), () -> data(call, transport.send(call, Optional.empty()), secrets));
    }

    private JsonNode once(PlatformCall call, String token) {
        PlatformCall signed = call.signed(app, clock.instant().getEpochSecond());
        return data(call, transport.send(signed, Optional.of(token)), List.of(app.secret(), token));
    }

    private Instant lastBegin() {
        return clock.instant().plus(patience.total());
    }

    private JsonNode patiently(PlatformCall call, Instant last, Supplier<JsonNode> attempt) {
        requireNoOutage(call);
        int attempts = outages.isOut(call.brake()) ? 1 : patience.attempts();
        for (int number = 1; ; number++) {
            awaitRelease(call, last);
            try {
                JsonNode data = attempt.get();
                outages.answered(call.brake());
                return data;
            } catch (TikTokFailure.Transient failure) {
                Duration wait = waitAfter(failure, number);
                if (failure.slowDown()) {
                    brakes.set(call.brake(), clock.instant().plus(wait));
                }
                if (number == attempts || mayNotWait(wait, last)) {
                    outages.failed(call.brake(), clock.instant());
                    throw failure;
                }
                waitFor(wait, last, failure);
            } catch (TikTokFailure refused) {
                outages.answered(call.brake());
                throw refused;
            }
        }
    }

    private void requireNoOutage(PlatformCall call) {
        Duration rest = outages.rest(call.brake(), clock.instant());
        if (!rest.isZero()) {
            throw new TikTokFailure.Transient(
                    call + ": not asked, because the calls before had no answer", Optional.of(rest));
        }
    }

    /** As long as the platform asked, and a little apart from the others who were asked the same; else the backoff. */
    private Duration waitAfter(TikTokFailure.Transient failure, int attempts) {
        return failure.retryAfter()
                .map(asked -> asked.plus(patience.backoff(1, random)))
                .orElseGet(() -> patience.backoff(attempts, random));
    }

    private void awaitRelease(PlatformCall call, Instant last) {
        Duration braked = brakes.remaining(call.brake(), clock.instant());
        if (!braked.isZero()) {
            TikTokFailure held =
                    new TikTokFailure.Transient(call + ": waits for the platform's limit", Optional.of(braked));
            waitFor(braked.plus(patience.backoff(1, random)), last, held);
        }
    }

    private void waitFor(Duration wait, Instant last, TikTokFailure otherwise) {
        if (mayNotWait(wait, last)) {
            throw otherwise;
        }
        try {
            pause.pause(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw otherwise;
        }
    }

    private boolean mayNotWait(Duration wait, Instant last) {
        return wait.compareTo(patience.longestWait()) > 0
                || clock.instant().plus(wait).isAfter(last);
    }

    private JsonNode data(PlatformCall call, HttpResult.Answered answer, List<String> secrets) {
        Optional<Duration> retryAfter = answer.wait(clock.instant());
        JsonNode root;
        try {
            root = JsonText.object(answer.text());
        } catch (UnreadableJson e) {
            root = MissingNode.getInstance();
        }
        OptionalLong code = JsonFields.count(root.get("code"));
        if (answer.isSuccess() && code.isEmpty()) {
            throw new TikTokFailure.Transient(call + ": the answer is not the platform's", retryAfter);
        }
        if (answer.isSuccess() && code.getAsLong() == 0) {
            return root.path("data");
        }
        throw FailureTable.of(
                call,
                answer.status(),
                code.orElse(0),
                SafeMessage.of(JsonFields.text(root, "message"), secrets),
                requestId(root),
                retryAfter);
    }

    /** What the platform's support asks for. */
    private static String requestId(JsonNode root) {
        String id = JsonFields.text(root, "request_id");
        return REQUEST_ID.matcher(id).matches() ? id : "";
    }
}
