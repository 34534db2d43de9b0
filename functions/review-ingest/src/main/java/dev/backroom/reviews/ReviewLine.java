package dev.backroom.reviews;

import dev.backroom.model.Sha256;
import dev.backroom.model.ShopId;
import dev.backroom.model.review.ReviewKey;
import dev.backroom.model.review.ReviewSnapshot;
import dev.backroom.model.review.Wording;
import dev.backroom.model.stock.Sku;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One line of a sheet of reviews, by the names of {@link #FIELDS}. A name of the buyer has no field, so it is never read.
 *
 * @param number where it stands in the sheet
 */
public record ReviewLine(long number, Map<String, String> fields) {
    public static final List<String> FIELDS = List.of(
            "review_id",
            "product_id",
            "sku",
            "order_id",
            "rating",
            "title",
            "content",
            "media",
            "created_at",
            "replied_at");
    public static final List<String> REQUIRED = List.of("product_id", "rating", "created_at");

    private static final Pattern STARS = Pattern.compile("([1-5])([.,]0+)?");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{9,10}");
    private static final Pattern MILLIS = Pattern.compile("[0-9]{12,13}");
    private static final DateTimeFormatter LOCAL = new DateTimeFormatterBuilder()
            .appendPattern("[uuuu-M-d][uuuu/M/d]")
            .appendPattern("['T'][ ]H:mm[:ss]")
            .toFormatter();

    public ReviewLine {
        fields = Map.copyOf(fields);
    }

    /**
     * The review that the line shows.
     *
     * @param zone what times without a zone are in
     * @throws IllegalArgumentException with one sentence for the person who fixes the sheet
     */
    ReviewSnapshot snapshot(ShopId shop, ZoneId zone, Instant now) {
        Instant created = time("created_at", required("created_at"), zone);
        if (created.isAfter(now.plus(1, ChronoUnit.DAYS))) {
            throw new IllegalArgumentException("created_at lies in the future");
        }
        String product = required("product_id");
        return new ReviewSnapshot(
                new ReviewKey(shop, text("review_id").isEmpty() ? derivedId(product, created) : text("review_id")),
                product,
                created,
                new Wording(
                        stars(required("rating")),
                        text("title"),
                        !text("media").isEmpty() && !text("media").equals("0"),
                        text("content")),
                now,
                optional("order_id"),
                optional("sku").map(Sku::new),
                optional("replied_at").map(at -> time("replied_at", at, zone)),
                ReviewSnapshot.Origin.IMPORTED);
    }

    /** Sheets without ids: the same line gives the same id, so that a second import adds nothing. */
    private String derivedId(String product, Instant created) {
        return "sheet-" + Sha256.hex(10, product, created.toString(), text("order_id"), text("content"));
    }

    private static int stars(String text) {
        var matcher = STARS.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("rating is not a whole number from 1 to 5");
        }
        return Integer.parseInt(matcher.group(1));
    }

    private static Instant time(String field, String text, ZoneId zone) {
        try {
            if (SECONDS.matcher(text).matches()) {
                return Instant.ofEpochSecond(Long.parseLong(text));
            }
            if (MILLIS.matcher(text).matches()) {
                return Instant.ofEpochMilli(Long.parseLong(text)).truncatedTo(ChronoUnit.SECONDS);
            }
            if (text.length() <= 10) {
                return LocalDate.parse(text.replace('/', '-'))
                        .atStartOfDay(zone)
                        .toInstant();
            }
            return text.endsWith("Z") || text.matches(".*[+-][0-9]{2}:?[0-9]{2}")
                    ? OffsetDateTime.parse(text.replace(' ', 'T')).toInstant().truncatedTo(ChronoUnit.SECONDS)
                    : LocalDateTime.parse(text, LOCAL).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    field + " is no time such as 2026-11-20 18:30, 2026-11-20T18:30:00Z or 1763663400");
        }
    }

    private String required(String field) {
        return optional(field).orElseThrow(() -> new IllegalArgumentException(field + " is missing"));
    }

    private Optional<String> optional(String field) {
        return Optional.of(text(field)).filter(text -> !text.isEmpty());
    }

    private String text(String field) {
        return fields.getOrDefault(field, "").strip();
    }
}
