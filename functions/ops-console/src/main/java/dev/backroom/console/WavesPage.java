package dev.backroom.console;

import dev.backroom.model.Shop;
import dev.backroom.model.desk.Warehouse;
import dev.backroom.model.wave.Wave;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;

/** Waves: those of today and yesterday, and what is printed of each. */
final class WavesPage {
    private final Sheet sheet;
    private final Rooms rooms;

    WavesPage(Sheet sheet, Rooms rooms) {
        this.sheet = sheet;
        this.rooms = rooms;
    }

    void write(Reading reading) {
        if (sheet.ask().wave().isEmpty()) {
            sheet.shops().forEach(shop -> list(shop, reading));
            return;
        }
        Optional<Shop> shop = sheet.shops().stream().findFirst();
        Future<Part<Optional<WaveContents>>> contents = reading.part(
                "a wave",
                () -> shop.flatMap(
                        one -> WaveContents.read(rooms, one, sheet.ask().wave())));
        sheet.part(
                contents,
                found -> found.ifPresentOrElse(
                        wave -> new WavePapers(sheet, rooms, wave).write(reading),
                        () -> sheet.note(sheet.word(Word.NO_WAVE))));
    }

    /** A paper as a file; empty text where there is no such wave. */
    String file(Reading reading) {
        return sheet.shops().stream()
                .findFirst()
                .flatMap(shop -> WaveContents.read(rooms, shop, sheet.ask().wave()))
                .map(wave -> new WavePapers(sheet, rooms, wave).csv(reading))
                .orElse("");
    }

    private void list(Shop shop, Reading reading) {
        LocalDate today = sheet.now().atZone(shop.zone()).toLocalDate();
        Future<Part<List<Wave>>> read =
                reading.part("waves", () -> rooms.waves().since(shop.id(), today.minusDays(1)));
        sheet.html()
                .element(
                        "h2",
                        sheet.shops().size() > 1
                                ? sheet.word(Word.WAVES_PAGE) + ": " + shop.name()
                                : sheet.word(Word.WAVES_PAGE));
        sheet.part(read, waves -> {
            if (waves.isEmpty()) {
                sheet.note(sheet.word(Word.NO_WAVES));
                return;
            }
            Table table = sheet.table(
                    List.of(
                            Word.WAVE,
                            Word.OUT_AT,
                            Word.WAREHOUSE,
                            Word.STATE,
                            Word.ORDERS_PAGE,
                            Word.UNITS,
                            Word.MOST_ORDERS,
                            Word.TO_PRINT),
                    List.of(Word.ORDERS_PAGE, Word.UNITS, Word.MOST_ORDERS));
            List<Wave> newest = new ArrayList<>(waves);
            Collections.reverse(newest);
            newest.forEach(wave -> row(table, shop, wave));
            table.done();
        });
    }

    private void row(Table table, Shop shop, Wave wave) {
        boolean out = wave.state() == Wave.State.RELEASED;
        table.row(out ? "" : "warn")
                .cell(wave.id(), "id")
                .cell(Times.minute(wave.at(), shop.zone()), "when")
                .cell(wave.warehouse())
                .cell(sheet.word(out ? Word.WAVE_OUT : Word.WAVE_GOING_OUT))
                .number(wave.orders())
                .number(wave.units());
        if (wave.capacity() >= Warehouse.UNMEASURED) {
            table.cell(sheet.word(Word.NO_LIMIT), "num");
        } else {
            table.number(wave.capacity());
        }
        table.cell(
                        () -> {
                            for (Paper paper : Paper.values()) {
                                sheet.links()
                                        .to(
                                                Page.WAVES,
                                                Map.of(
                                                        "shop",
                                                        shop.id().value(),
                                                        "wave",
                                                        wave.id(),
                                                        "paper",
                                                        paper.code()),
                                                sheet.word(paper.title()),
                                                "");
                                sheet.html().text(" ");
                            }
                        },
                        "")
                .endRow();
    }
}
