package dev.backroom.runtime.http;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/** What came of a call. The text form shows nothing of a body. */
public sealed interface HttpResult {
    /**
     * An answer, whatever it says.
     *
     * @param retryAfter the header of that name; empty text where there is none
     */
    record Answered(int status, byte[] body, String retryAfter) implements HttpResult {
        private static final Pattern SECONDS = Pattern.compile("[0-9]{1,7}");

        public boolean isSuccess() {
            return status >= 200 && status < 300;
        }

        /** The body as UTF-8. */
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        /** The wait that the header asks for, in either of its two forms; empty where it makes no sense. */
        public Optional<Duration> wait(Instant now) {
            String text = retryAfter.strip();
            if (SECONDS.matcher(text).matches()) {
                return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
            }
            try {
                Instant until = DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
                Duration wait = Duration.between(now, until);
                return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }

        @Override
        public String toString() {
            return "HTTP " + status;
        }
    }

    /**
     * No answer, or none within the limits.
     *
     * @param reason a few words or the class of the failure; nothing of the request
     * @param sent whether the other side may have read the request
     */
    record NoAnswer(String reason, boolean sent) implements HttpResult {}
}
