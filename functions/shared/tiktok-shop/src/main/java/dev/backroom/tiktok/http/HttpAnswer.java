package dev.backroom.tiktok.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What came back over HTTP.
 *
 * @param retryAfter the header of that name; empty text where there is none
 */
record HttpAnswer(int status, String body, String retryAfter) {
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,7}");

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** The wait that the header asks for, in either of its two forms; empty where it makes no sense. */
    Optional<Duration> wait(Instant now) {
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
