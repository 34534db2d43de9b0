package dev.backroom.kpi;

import dev.backroom.model.ShopId;
import dev.backroom.model.kpi.Count;
import dev.backroom.model.kpi.DayFigures;
import dev.backroom.model.kpi.Figures;
import dev.backroom.notices.Notice;
import dev.backroom.notices.NoticeType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What yesterday came to, with the change since the day before in brackets: {@code 120 (+12)}. */
final class MorningDigest {
    private MorningDigest() {}

    /**
     * The notice of a day.
     *
     * @param days the shop's days, oldest first; the last is the day itself
     * @param shipRate of the newest 24 hours of sales that are all due, and of the 24 hours before them
     */
    static Notice of(
            ShopId shop,
            List<DayFigures> days,
            Optional<BigDecimal> shipRate,
            Optional<BigDecimal> shipRateBefore,
            Instant at) {
        DayFigures day = days.getLast();
        List<DayFigures> earlier = days.subList(0, days.size() - 1);
        Optional<DayFigures> before =
                earlier.isEmpty() || !earlier.getLast().day().equals(day.day().minusDays(1))
                        ? Optional.empty()
                        : Optional.of(earlier.getLast());
        Map<String, String> facts = new HashMap<>();
        facts.put("day", day.day().toString());
        facts.put("orders", count(day, before, d -> d.counts().count(Count.ORDERS)));
        facts.put("units", count(day, before, d -> d.counts().count(Count.UNITS)));
        facts.put("cancelled", count(day, before, d -> d.counts().count(Count.CANCELLED)));
        facts.put("pending", count(day, before, DayFigures::pending));
        String gmv = money(day, before);
        facts.put("gmv", gmv.isEmpty() ? "0" : gmv);
        shipRate.ifPresent(rate -> facts.put("shipRate", share(rate, shipRateBefore)));
        Figures month = Figures.newest(days, ShopMetrics.MONTH);
        Figures monthBefore = Figures.newest(earlier, ShopMetrics.MONTH);
        month.goodReviewShare().ifPresent(now -> facts.put("goodShare", share(now, monthBefore.goodReviewShare())));
        month.badReviewShare().ifPresent(now -> facts.put("badShare", share(now, monthBefore.badReviewShare())));
        month.turnoverDays()
                .ifPresent(now -> facts.put(
                        "turnoverDays",
                        now.toPlainString() + change(monthBefore.turnoverDays().map(now::subtract))));
        Map<String, BigDecimal> adBefore =
                Figures.newest(earlier, ShopMetrics.WEEK).adShares();
        String ads = Figures.newest(days, ShopMetrics.WEEK).adShares().entrySet().stream()
                .map(ad -> share(ad.getValue(), Optional.ofNullable(adBefore.get(ad.getKey()))) + " " + ad.getKey())
                .collect(Collectors.joining(", "));
        if (!ads.isEmpty()) {
            facts.put("adShare", ads);
        }
        return Notice.of(
                "DIGEST#" + shop + "#" + day.day(),
                NoticeType.MORNING_DIGEST,
                shop,
                day.day().toString(),
                at,
                facts);
    }

    private static String count(DayFigures day, Optional<DayFigures> before, Function<DayFigures, Long> of) {
        long now = of.apply(day);
        return now + change(before.map(of).map(then -> BigDecimal.valueOf(now - then)));
    }

    private static String money(DayFigures day, Optional<DayFigures> before) {
        return day.counts().gmv().entrySet().stream()
                .map(gmv -> gmv.getValue().toPlainString() + " " + gmv.getKey()
                        + before.flatMap(then -> growth(
                                        gmv.getValue(), then.counts().gmv().get(gmv.getKey())))
                                .orElse(""))
                .collect(Collectors.joining(", "));
    }

    private static Optional<String> growth(BigDecimal now, @Nullable BigDecimal then) {
        if (then == null || then.signum() <= 0) {
            return Optional.empty();
        }
        BigDecimal percent = now.subtract(then).movePointRight(2).divide(then, 1, RoundingMode.HALF_EVEN);
        return Optional.of(" (" + signed(percent) + " %)");
    }

    private static String share(BigDecimal now, Optional<BigDecimal> before) {
        return ShopMetrics.percent(now).setScale(1, RoundingMode.HALF_EVEN).toPlainString() + " %"
                + change(before.map(
                        then -> ShopMetrics.percent(now.subtract(then)).setScale(1, RoundingMode.HALF_EVEN)));
    }

    private static String change(Optional<BigDecimal> difference) {
        return difference.map(n -> " (" + signed(n) + ")").orElse("");
    }

    private static String signed(BigDecimal n) {
        return (n.signum() > 0 ? "+" : n.signum() == 0 ? "±" : "") + n.toPlainString();
    }
}
