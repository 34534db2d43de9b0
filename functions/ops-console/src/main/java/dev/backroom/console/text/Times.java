package dev.backroom.console.text;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as an operator reads them. */
public final class Times {
    private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm VV", Locale.ROOT);
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);

    private Times() {}

    public static String full(Instant at, ZoneId zone) {
        return FULL.format(at.atZone(zone));
    }

    public static String minute(Instant at, ZoneId zone) {
        return SHORT.format(at.atZone(zone));
    }

    public static String hour(Instant at, ZoneId zone) {
        return HOUR.format(at.atZone(zone));
    }

    public static String day(Instant at, ZoneId zone) {
        return DAY.format(at.atZone(zone));
    }

    /** The two largest units of a span: {@code 2 d 3 h}, {@code 3 h 20 min}, {@code 5 min}. */
    public static String span(Duration span, Language language) {
        Duration length = span.abs();
        boolean chinese = language == Language.CHINESE;
        String days = chinese ? " 天" : " d";
        String hours = chinese ? " 小时" : " h";
        String minutes = chinese ? " 分" : " min";
        if (length.toDays() > 0) {
            return length.toDays() + days + " " + length.toHoursPart() + hours;
        }
        if (length.toHours() > 0) {
            return length.toHours() + hours + " " + length.toMinutesPart() + minutes;
        }
        return length.toMinutes() + minutes;
    }
}
