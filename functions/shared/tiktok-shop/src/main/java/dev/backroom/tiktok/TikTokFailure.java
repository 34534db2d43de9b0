package dev.backroom.tiktok;

import dev.backroom.model.job.JobTrouble;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * A call that the platform did not answer with success, after the retries that were worth making. The message names the
 * call by its path; it never holds a query, a body, a token or a secret.
 */
public abstract sealed class TikTokFailure extends RuntimeException implements JobTrouble.Source {
    private TikTokFailure(String message) {
        super(message);
    }

    @Override
    public final JobTrouble trouble() {
        JobTrouble.Kind kind = switch (this) {
            case Unauthorised refused -> JobTrouble.Kind.TOKEN;
            case Permanent refused -> JobTrouble.Kind.REFUSED;
            case Transient passing -> JobTrouble.Kind.NO_ANSWER;
        };
        return new JobTrouble(kind, Objects.requireNonNullElse(getMessage(), ""));
    }

    /** May succeed later: no answer, a timeout, overload, the rate limit. */
    public static final class Transient extends TikTokFailure {
        private final transient Optional<Duration> retryAfter;
        private final boolean slowDown;

        public Transient(String message, Optional<Duration> retryAfter) {
            this(message, retryAfter, false);
        }

        public Transient(String message, Optional<Duration> retryAfter, boolean slowDown) {
            super(message);
            this.retryAfter = retryAfter;
            this.slowDown = slowDown;
        }

        /** The platform refused the call for the number of calls, so the shop's other calls wait as well. */
        public boolean slowDown() {
            return slowDown;
        }

        /** How long the platform, or the brake it caused, wants the shop to wait; empty where nobody said. */
        public Optional<Duration> retryAfter() {
            return retryAfter;
        }
    }

    /** The same call will fail again until somebody changes something; the message says what. */
    public static final class Permanent extends TikTokFailure {
        private final long code;
        private final boolean unexplained;

        public Permanent(long code, String message) {
            this(code, message, false);
        }

        public Permanent(long code, String message, boolean unexplained) {
            super(message);
            this.code = code;
            this.unexplained = unexplained;
        }

        /**
         * No general cause is known, so it may lie in one of the things that the call asked for. Otherwise it lies in the
         * installation, such as its clock, its key or its scopes, and the call may succeed once that is mended.
         */
        public boolean unexplained() {
            return unexplained;
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
