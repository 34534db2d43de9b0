package dev.backroom.tiktok;

import java.time.Duration;
import java.util.Optional;

/**
 * A call that the platform did not answer with success, after the retries that were worth making. The message names the
 * call by its path; it never holds a query, a body, a token or a secret.
 */
public abstract sealed class TikTokFailure extends RuntimeException {
    private TikTokFailure(String message) {
        super(message);
    }

    /** May succeed later: no answer, a timeout, overload, the rate limit. */
    public static final class Transient extends TikTokFailure {
        private final transient Optional<Duration> retryAfter;

        public Transient(String message, Optional<Duration> retryAfter) {
            super(message);
            this.retryAfter = retryAfter;
        }

        /** How long the platform, or the brake it caused, wants the shop to wait; empty where nobody said. */
        public Optional<Duration> retryAfter() {
            return retryAfter;
        }
    }

    /** The same call will fail again until somebody changes something; the message says what. */
    public static final class Permanent extends TikTokFailure {
        private final long code;

        public Permanent(long code, String message) {
            super(message);
            this.code = code;
        }

        /** The platform's code; the HTTP status where the answer held none. */
        public long code() {
            return code;
        }
    }

    /** The access token was refused, and so was its renewal: the seller has to authorise again. */
    public static final class Unauthorised extends TikTokFailure {
        private final long code;

        public Unauthorised(long code, String message) {
            super(message);
            this.code = code;
        }

        public long code() {
            return code;
        }
    }
}
