package dev.backroom.console.today;

import dev.backroom.console.html.Chart;
import dev.backroom.console.html.Html;
import dev.backroom.console.page.ConsoleTables;
import dev.backroom.console.page.PageContext;
import dev.backroom.console.page.Part;
import dev.backroom.console.page.Reading;
import dev.backroom.console.page.Waiting;
import dev.backroom.console.text.Numbers;
import dev.backroom.console.text.Times;
import dev.backroom.console.text.Word;
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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;

/** Today: what to do now, the figures of each shop with what changed, and what people were told last. */
public final class TodayPage {
    private final PageContext sheet;
    private final ConsoleTables rooms;

    public TodayPage(PageContext sheet, ConsoleTables rooms) {
        this.sheet = sheet;
        this.rooms = rooms;
    }

    public void write(Reading reading) {
        ToDo toDo = new ToDo(sheet, rooms, reading);
        List<Future<Part<ShopFigures>>> figures = sheet.shops().stream()
                .map(shop -> reading.part("figures", () -> figures(shop, reading)))
                .toList();
        LatestNotices told = new LatestNotices(sheet, rooms.notices(), reading);
        sheet.heading(Word.TO_DO_NOW);
        sheet.note(sheet.word(Word.TO_DO_HINT));
        toDo.write();
        for (int i = 0; i < figures.size(); i++) {
            sheet.html()
                    .element(
                            "h2",
                            Word.FIGURES_OF.in(
                                    sheet.language(), named(sheet.shops().get(i))));
            sheet.part(figures.get(i), this::figures);
        }
        if (figures.isEmpty()) {
            sheet.note(sheet.word(Word.NO_SHOPS));
        }
        sheet.heading(Word.TOLD_LAST);
        told.write();
    }

    /** Days and hours are the shop's own. */
    private String named(Shop shop) {
        return sheet.zones().size() > 1 ? shop.name() + " (" + shop.zone().getId() + ")" : shop.name();
    }

    private ShopFigures figures(Shop shop, Reading reading) {
        Instant now = sheet.now();
        LocalDate today = LocalDate.ofInstant(now, shop.zone());
        KpiTable kpis = rooms.kpis();
        Future<KpiTable.Now> counted = reading.start(() -> kpis.now(shop.id()));
        Future<List<DayFigures>> days =
                reading.start(() -> kpis.days(shop.id(), today.minusDays(ShopFigures.DAYS), today));
        var hours = kpis.hours(shop.id(), ShopFigures.firstHour(now), Instant.MAX);
        return ShopFigures.of(shop, new ShopCounters(Waiting.of(counted).tally(), hours), Waiting.of(days), now);
    }

    private void figures(ShopFigures figures) {
        Html html = sheet.html();
        html.start("div", "class", "figures");
        String until = Times.hour(figures.until(), figures.shop().zone());
        html.start("div", "class", "wide").start("table").start("thead").start("tr");
        head(Word.FIGURE.in(sheet.language()), "");
        head(sheet.word(Word.NOW_OR_TODAY), "num");
        head(Word.VERSUS_YESTERDAY.in(sheet.language(), until), "num");
        head(sheet.word(Word.YESTERDAY), "num");
        head(sheet.word(Word.VERSUS_BEFORE), "num");
        head(Word.LAST_DAYS.in(sheet.language(), ShopFigures.CHART_DAYS), "");
        html.end().end().start("tbody");
        figures.rows().forEach(this::row);
        html.end().end().end();
        html.start("div").element("h3", sheet.word(Word.ORDERS_BY_HOUR));
        Instant start = ShopDay.at(sheet.now(), figures.shop().zone()).start();
        int gone = (int) Duration.between(start, sheet.now()).toHours() + 1;
        Chart.hours(html, figures.today(), figures.yesterday(), gone, sheet.word(Word.ORDERS_BY_HOUR));
        html.end().end();
    }

    private void head(String text, String style) {
        sheet.html().element("th", text, "scope", "col", "class", style);
    }

    private void row(Row row) {
        Html html = sheet.html();
        html.start("tr")
                .element(
                        "td",
                        sheet.word(row.name())
                                + (row.unit() == Unit.SHARE && !row.currency().isEmpty() ? " " + row.currency() : ""));
        html.element("td", row.now().map(n -> text(row, n)).orElse("\u2013"), "class", "num big");
        change(row, row.now(), row.sameHour());
        html.element("td", row.yesterday().map(n -> text(row, n)).orElse("\u2013"), "class", "num");
        change(row, row.yesterday(), row.before());
        html.start("td");
        Chart.line(html, row.chart(), sheet.word(row.name()));
        html.end().end();
    }

    private void change(Row row, Optional<BigDecimal> now, Optional<BigDecimal> then) {
        if (now.isEmpty() || then.isEmpty()) {
            sheet.html().element("td", "", "class", "num");
            return;
        }
        BigDecimal difference = shown(row, now.get().subtract(then.get()));
        boolean good = row.good() == Good.MORE ? difference.signum() > 0 : difference.signum() < 0;
        String style =
                difference.signum() == 0 || row.good() == Good.NEITHER ? "num dim" : good ? "num good" : "num bad";
        String text = switch (row.unit()) {
            case COUNT -> Numbers.signed(difference);
            case MONEY ->
                then.get().signum() <= 0
                        ? ""
                        : Numbers.signed(difference.movePointRight(2).divide(then.get(), 1, RoundingMode.HALF_EVEN))
                                + " %";
            case SHARE -> Numbers.signed(difference.movePointRight(2)) + sheet.word(Word.POINTS);
            case DAYS -> Numbers.signed(difference);
        };
        sheet.html().element("td", text, "class", style);
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
