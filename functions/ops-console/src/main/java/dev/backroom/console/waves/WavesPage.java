package dev.backroom.console.waves;

import dev.backroom.console.html.Table;
import dev.backroom.console.page.ConsoleTables;
import dev.backroom.console.page.PageContext;
import dev.backroom.console.page.Part;
import dev.backroom.console.page.Reading;
import dev.backroom.console.request.Page;
import dev.backroom.console.request.PrintFormat;
import dev.backroom.console.text.Numbers;
import dev.backroom.console.text.Times;
import dev.backroom.console.text.WaveWord;
import dev.backroom.console.text.Word;
import dev.backroom.model.Shop;
import dev.backroom.model.desk.Warehouse;
import dev.backroom.model.wave.Wave;
import dev.backroom.model.wave.WaveForecast;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;

/** Waves: what the next ones take and leave out, those of today and yesterday, and what is in each and printed of it. */
public final class WavesPage {
    private final PageContext sheet;
    private final ConsoleTables rooms;

    public WavesPage(PageContext sheet, ConsoleTables rooms) {
        this.sheet = sheet;
        this.rooms = rooms;
    }

    public void write(Reading reading) {
        String id = sheet.ask().wave();
        if (id.isEmpty()) {
            List<Runnable> lists =
                    sheet.shops().stream().map(shop -> list(shop, reading)).toList();
            lists.forEach(Runnable::run);
            return;
        }
        Optional<Shop> shop = sheet.shops().stream().findFirst();
        Future<Part<Optional<WaveContents>>> contents =
                reading.part("a wave", () -> shop.flatMap(one -> WaveContents.read(rooms, one, id, reading)));
        sheet.part(
                contents,
                found -> found.ifPresentOrElse(
                        wave -> write(wave, reading), () -> sheet.note(sheet.word(WaveWord.NO_WAVE))));
    }

    private void write(WaveContents wave, Reading reading) {
        sheet.ask()
                .paper()
                .ifPresentOrElse(
                        paper -> new WavePapers(sheet, rooms, wave, paper).write(reading),
                        () -> new WaveOrders(sheet, rooms, wave).write(reading));
    }

    /** A paper as a file; empty text where there is no such wave. */
    public String file(Reading reading) {
        return sheet.shops().stream()
                .findFirst()
                .flatMap(shop -> WaveContents.read(rooms, shop, sheet.ask().wave(), reading))
                .flatMap(wave ->
                        sheet.ask().paper().map(paper -> new WavePapers(sheet, rooms, wave, paper).csv(reading)))
                .orElse("");
    }

    /** Begins to read the waves of a shop; what is given back writes them. */
    private Runnable list(Shop shop, Reading reading) {
        LocalDate today = sheet.now().atZone(shop.zone()).toLocalDate();
        Future<Part<List<WaveForecast>>> next =
                reading.part("forecasts", () -> rooms.waves().forecasts().of(shop.id()));
        Future<Part<List<Wave>>> sofar =
                reading.part("waves", () -> rooms.waves().since(shop.id(), today.minusDays(1)));
        String whose = sheet.shops().size() > 1 ? ": " + shop.name() : "";
        return () -> {
            sheet.html().element("h2", sheet.word(WaveWord.NEXT_WAVES) + whose);
            sheet.part(next, forecasts -> next(shop, forecasts));
            sheet.html().element("h2", sheet.word(WaveWord.WAVES_SO_FAR) + whose);
            sheet.part(sofar, waves -> sofar(shop, waves));
        };
    }

    private void next(Shop shop, List<WaveForecast> forecasts) {
        Optional<Instant> seen = forecasts.stream().map(WaveForecast::at).max(Instant::compareTo);
        if (seen.isEmpty()) {
            sheet.note(sheet.word(WaveWord.NO_FORECAST));
            return;
        }
        Table table = sheet.table(
                List.of(
                        Word.WAREHOUSE,
                        WaveWord.NEXT_OUT,
                        WaveWord.WAITING_ORDERS,
                        WaveWord.TAKES,
                        WaveWord.LEAVES,
                        WaveWord.RISK,
                        WaveWord.BREAKS),
                List.of(WaveWord.WAITING_ORDERS, WaveWord.TAKES, WaveWord.LEAVES, WaveWord.RISK));
        for (WaveForecast one : forecasts) {
            table.row(one.atRisk() > 0 ? "bad" : "")
                    .cell(one.warehouse())
                    .cell(
                            one.next().map(at -> sheet.minute(at, shop.zone())).orElse(sheet.word(WaveWord.NO_TURN)),
                            "when")
                    .number(one.backlog())
                    .number(one.fits())
                    .number(one.leftOut())
                    .cell(Numbers.count(one.atRisk()), one.atRisk() > 0 ? "num bad" : "num")
                    .cell(one.breaks().map(at -> sheet.minute(at, shop.zone())).orElse(""), "when")
                    .endRow();
        }
        table.done();
        sheet.note(WaveWord.SEEN_AGO.in(
                sheet.language(), Times.span(Duration.between(seen.get(), sheet.now()), sheet.language())));
    }

    private void sofar(Shop shop, List<Wave> waves) {
        if (waves.isEmpty()) {
            sheet.note(sheet.word(WaveWord.NO_WAVES));
            return;
        }
        Table table = sheet.table(
                List.of(
                        WaveWord.WAVE,
                        WaveWord.OUT_AT,
                        Word.WAREHOUSE,
                        Word.STATE,
                        Word.ORDERS_PAGE,
                        Word.UNITS,
                        WaveWord.MOST_ORDERS,
                        WaveWord.TO_PRINT),
                List.of(Word.ORDERS_PAGE, Word.UNITS, WaveWord.MOST_ORDERS));
        List<Wave> newest = new ArrayList<>(waves);
        Collections.reverse(newest);
        newest.forEach(wave -> row(table, shop, wave));
        table.done();
    }

    private void row(Table table, Shop shop, Wave wave) {
        boolean out = wave.state() == Wave.State.RELEASED;
        String extra = wave.kind() == Wave.Kind.EXTRA ? " \u00b7 " + sheet.word(WaveWord.WAVE_EXTRA) : "";
        table.row(out ? "" : "warn")
                .cell(() -> link(shop, wave, "", wave.id(), "id"), "")
                .cell(sheet.minute(wave.at(), shop.zone()), "when")
                .cell(wave.warehouse())
                .cell(sheet.word(out ? WaveWord.WAVE_OUT : WaveWord.WAVE_GOING_OUT) + extra)
                .number(wave.orders())
                .number(wave.units())
                .cell(most(sheet, wave), "num")
                .cell(
                        () -> {
                            for (PrintFormat paper : PrintFormat.values()) {
                                link(shop, wave, paper.code(), sheet.word(paper.title()), "");
                                sheet.html().text(" ");
                            }
                        },
                        "")
                .endRow();
    }

    /** The most orders that a wave could have. */
    public static String most(PageContext sheet, Wave wave) {
        return wave.capacity() >= Warehouse.UNMEASURED ? sheet.word(WaveWord.NO_LIMIT) : Numbers.count(wave.capacity());
    }

    private void link(Shop shop, Wave wave, String paper, String text, String style) {
        sheet.links().to(Page.WAVES, Map.of("shop", shop.id().value(), "wave", wave.id(), "paper", paper), text, style);
    }
}
