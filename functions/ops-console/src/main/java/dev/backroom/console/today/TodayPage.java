package dev.backroom.console.today;

import dev.backroom.console.html.Chart;
import dev.backroom.console.page.ConsolePage;
import dev.backroom.console.page.PageContext;
import dev.backroom.console.page.Part;
import dev.backroom.console.page.Reading;
import dev.backroom.console.page.Tile;
import dev.backroom.console.page.View;
import dev.backroom.console.page.Waiting;
import dev.backroom.console.text.Numbers;
import dev.backroom.console.text.Times;
import dev.backroom.console.today.ShopFigures.Good;
import dev.backroom.console.today.ShopFigures.Row;
import dev.backroom.console.today.ShopFigures.Unit;
import dev.backroom.model.Shop;
import dev.backroom.model.kpi.DayFigures;
import dev.backroom.model.kpi.ShopCounters;
import dev.backroom.model.kpi.ShopDay;
import dev.backroom.store.kpi.KpiTable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;

/** Today: what to do now, the figures of each shop with what changed, and the latest notices. */
public final class TodayPage implements ConsolePage {
    private final ToDo toDo;
    private final KpiTable kpis;
    private final LatestNotices notices;

    public TodayPage(ToDo toDo, KpiTable kpis, LatestNotices notices) {
        this.toDo = toDo;
        this.kpis = kpis;
        this.notices = notices;
    }

    public record Shown(List<Part<List<Tile>>> toDo, List<OfShop> figures, Part<List<LatestNotices.Row>> notices) {}

    public record OfShop(String name, Part<Figures> part) {}

    public record Figures(String until, int days, List<Line> lines, Chart.Hours hours) {}

    public record Line(
            String name,
            String now,
            Change versusYesterday,
            String yesterday,
            Change versusBefore,
            List<String> chart) {}

    /** @param style {@code good}, {@code bad}, {@code dim} or empty text */
    public record Change(String text, String style) {
        private static final Change NONE = new Change("", "");
    }

    @Override
    public View show(PageContext c, Reading reading) {
        List<Future<Part<List<Tile>>>> tiles = toDo.read(c, reading);
        List<Future<Part<ShopFigures>>> figures = c.shops().stream()
                .map(shop -> reading.part("figures", () -> figures(c, shop, reading)))
                .toList();
        Future<Part<List<LatestNotices.Row>>> latest = notices.read(c, reading);
        List<OfShop> shops = new ArrayList<>();
        for (int i = 0; i < figures.size(); i++) {
            shops.add(new OfShop(
                    named(c, c.shops().get(i)), Waiting.of(figures.get(i)).map(one -> figures(c, one))));
        }
        return new View("today", new Shown(tiles.stream().map(Waiting::of).toList(), shops, Waiting.of(latest)));
    }

    /** Days and hours are the shop's own. */
    private static String named(PageContext c, Shop shop) {
        return c.zones().size() > 1 ? shop.name() + " (" + shop.zone().getId() + ")" : shop.name();
    }

    private ShopFigures figures(PageContext c, Shop shop, Reading reading) {
        Instant now = c.now();
        LocalDate today = LocalDate.ofInstant(now, shop.zone());
        Future<KpiTable.Now> counted = reading.start(() -> kpis.now(shop.id()));
        Future<List<DayFigures>> days =
                reading.start(() -> kpis.days(shop.id(), today.minusDays(ShopFigures.DAYS), today));
        var hours = kpis.hours(shop.id(), ShopFigures.firstHour(now), Instant.MAX);
        return ShopFigures.of(shop, new ShopCounters(Waiting.of(counted).tally(), hours), Waiting.of(days), now);
    }

    private static Figures figures(PageContext c, ShopFigures figures) {
        Instant start = ShopDay.at(c.now(), figures.shop().zone()).start();
        int gone = (int) Duration.between(start, c.now()).toHours() + 1;
        return new Figures(
                Times.hour(figures.until(), figures.shop().zone()),
                ShopFigures.CHART_DAYS,
                figures.rows().stream().map(row -> line(c, row)).toList(),
                Chart.hours(figures.today(), figures.yesterday(), gone));
    }

    private static Line line(PageContext c, Row row) {
        boolean ofCurrency = row.unit() == Unit.SHARE && !row.currency().isEmpty();
        return new Line(
                c.t().get(row.name()) + (ofCurrency ? " " + row.currency() : ""),
                row.now().map(n -> text(row, n)).orElse("\u2013"),
                change(c, row, row.now(), row.sameHour()),
                row.yesterday().map(n -> text(row, n)).orElse("\u2013"),
                change(c, row, row.yesterday(), row.before()),
                Chart.line(row.chart()));
    }

    private static Change change(PageContext c, Row row, Optional<BigDecimal> now, Optional<BigDecimal> then) {
        if (now.isEmpty() || then.isEmpty()) {
            return Change.NONE;
        }
        BigDecimal difference = shown(row, now.get().subtract(then.get()));
        boolean good = row.good() == Good.MORE ? difference.signum() > 0 : difference.signum() < 0;
        String style = difference.signum() == 0 || row.good() == Good.NEITHER ? "dim" : good ? "good" : "bad";
        return new Change(
                switch (row.unit()) {
                    case COUNT, DAYS -> Numbers.signed(difference);
                    case MONEY ->
                        then.get().signum() <= 0
                                ? ""
                                : Numbers.signed(difference
                                                .movePointRight(2)
                                                .divide(then.get(), 1, RoundingMode.HALF_EVEN))
                                        + " %";
                    case SHARE -> Numbers.signed(difference.movePointRight(2)) + c.t().get("points");
                },
                style);
    }

    /** As exact as it is shown: what looks like no difference is none. */
    private static BigDecimal shown(Row row, BigDecimal difference) {
        return switch (row.unit()) {
            case COUNT, MONEY -> difference;
            case SHARE -> difference.setScale(3, RoundingMode.HALF_EVEN);
            case DAYS -> difference.setScale(1, RoundingMode.HALF_EVEN);
        };
    }

    private static String text(Row row, BigDecimal value) {
        return switch (row.unit()) {
            case COUNT -> Numbers.count(value.longValue());
            case MONEY -> Numbers.money(value, row.currency());
            case SHARE -> Numbers.percent(value);
            case DAYS -> value.setScale(1, RoundingMode.HALF_EVEN).toPlainString();
        };
    }
}
