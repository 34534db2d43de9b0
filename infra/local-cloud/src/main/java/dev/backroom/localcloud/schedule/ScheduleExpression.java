package dev.backroom.localcloud.schedule;

import com.cronutils.model.Cron;
import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When a schedule is due, as EventBridge reads its expression. */
public sealed interface ScheduleExpression {
    /** The first instant after the given one; empty when there is none any more. */
    Optional<Instant> after(Instant instant);

    record Rate(Duration period) implements ScheduleExpression {
        @Override
        public Optional<Instant> after(Instant instant) {
            return Optional.of(instant.plus(period));
        }
    }

    /**
     * Local times of a zone, by the rules of the EventBridge Scheduler guide, "Daylight savings time": a time that does not
     * exist is skipped, and one that comes twice runs once, the first time.
     */
    record CronTimes(ExecutionTime times, ZoneId zone) implements ScheduleExpression {
        @Override
        public Optional<Instant> after(Instant instant) {
            Optional<LocalDateTime> local = next(instant.atZone(zone).toLocalDateTime());
            while (local.isPresent()) {
                Optional<Instant> due = zone.getRules().getValidOffsets(local.get()).stream()
                        .findFirst()
                        .map(local.get()::toInstant)
                        .filter(instant::isBefore);
                if (due.isPresent()) {
                    return due;
                }
                local = next(local.get());
            }
            return Optional.empty();
        }

        /** As if there were no zones: the library would move times out of a gap and repeat them in an overlap. */
        private Optional<LocalDateTime> next(LocalDateTime local) {
            return times.nextExecution(local.atZone(ZoneOffset.UTC)).map(ZonedDateTime::toLocalDateTime);
        }
    }

    Pattern RATE = Pattern.compile("rate\\((\\d{1,9}) (minute|hour|day)(s?)\\)");
    Pattern CRON = Pattern.compile("cron\\((\\S+ \\S+ (\\S+) \\S+ (\\S+) \\S+)\\)");
    CronDefinition EVENT_BRIDGE = CronDefinitionBuilder.defineCron()
            .withMinutes()
            .withValidRange(0, 59)
            .and()
            .withHours()
            .withValidRange(0, 23)
            .and()
            .withDayOfMonth()
            .withValidRange(1, 31)
            .supportsL()
            .supportsW()
            .supportsLW()
            .supportsQuestionMark()
            .and()
            .withMonth()
            .withValidRange(1, 12)
            .and()
            .withDayOfWeek()
            .withValidRange(1, 7)
            .withMondayDoWValue(2)
            .supportsHash()
            .supportsL()
            .supportsQuestionMark()
            .and()
            .withYear()
            .withValidRange(1970, 2199)
            .and()
            .instance();

    /**
     * @param text {@code rate(N unit)}, or {@code cron(minutes hours day-of-month month day-of-week year)} with a
     *     question mark in one of the two days
     * @throws IllegalArgumentException saying what is wrong with it
     */
    static ScheduleExpression parse(String text, ZoneId zone) {
        Matcher rate = RATE.matcher(text);
        if (rate.matches()) {
            return rate(
                    text,
                    Integer.parseInt(rate.group(1)),
                    rate.group(2),
                    !rate.group(3).isEmpty());
        }
        Matcher cron = CRON.matcher(text);
        if (!cron.matches()) {
            throw new IllegalArgumentException("Not a schedule: " + text + "; rate(...) and cron(...) are known");
        }
        if (cron.group(2).equals("?") == cron.group(3).equals("?")) {
            throw new IllegalArgumentException(
                    text + ": exactly one of day-of-month and day-of-week has to be a question mark");
        }
        Cron parsed = new CronParser(EVENT_BRIDGE).parse(cron.group(1));
        return new CronTimes(ExecutionTime.forCron(parsed), zone);
    }

    private static Rate rate(String text, int count, String unit, boolean plural) {
        if (count < 1 || (count > 1) != plural) {
            throw new IllegalArgumentException(text + ": a rate of 1 takes the singular, every other the plural");
        }
        return new Rate(
                switch (unit) {
                    case "minute" -> Duration.ofMinutes(count);
                    case "hour" -> Duration.ofHours(count);
                    default -> Duration.ofDays(count);
                });
    }
}
