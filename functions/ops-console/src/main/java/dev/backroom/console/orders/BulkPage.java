package dev.backroom.console.orders;

import dev.backroom.console.html.Table;
import dev.backroom.console.page.ConsoleTables;
import dev.backroom.console.page.PageContext;
import dev.backroom.console.page.Part;
import dev.backroom.console.page.Reading;
import dev.backroom.console.page.Waiting;
import dev.backroom.console.text.BulkWord;
import dev.backroom.console.text.Holds;
import dev.backroom.console.text.Numbers;
import dev.backroom.console.text.Phrase;
import dev.backroom.console.text.Times;
import dev.backroom.console.text.Word;
import dev.backroom.model.Shop;
import dev.backroom.model.bulk.BulkJob;
import dev.backroom.model.bulk.BulkOrder;
import dev.backroom.model.bulk.BulkResult;
import dev.backroom.model.order.OrderKey;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;

/** A bulk job: how far it is, what was not done and why, and the result of each of its orders in pages. */
public final class BulkPage {
    private static final int NOT_DONE = 200;

    private final PageContext sheet;
    private final ConsoleTables rooms;
    private final Map<String, String> shops = new HashMap<>();

    public BulkPage(PageContext sheet, ConsoleTables rooms, List<Shop> all) {
        this.sheet = sheet;
        this.rooms = rooms;
        all.forEach(shop -> shops.put(shop.id().value(), shop.name()));
    }

    /** What is read of a job. */
    private record Read(Optional<BulkJob> job, Map<OrderKey, BulkResult> results, List<BulkOrder> page) {}

    public void write(Reading reading) {
        String id = sheet.ask().job();
        Future<Part<Read>> read = reading.part("a bulk action", () -> read(id, reading));
        sheet.part(
                read,
                found -> found.job()
                        .ifPresentOrElse(job -> write(job, found), () -> sheet.note(sheet.word(BulkWord.NO_JOB))));
    }

    private Read read(String id, Reading reading) {
        if (id.isBlank()) {
            return new Read(Optional.empty(), Map.of(), List.of());
        }
        Future<Map<OrderKey, BulkResult>> results =
                reading.start(() -> rooms.bulk().results(id));
        Future<List<BulkOrder>> page =
                reading.start(() -> rooms.bulk().page(id, sheet.ask().from()));
        return new Read(rooms.bulk().find(id), Waiting.of(results), Waiting.of(page));
    }

    private void write(BulkJob job, Read read) {
        int results = read.results().size();
        String progress = BulkWord.PROGRESS.in(sheet.language(), Numbers.count(results)) + ", "
                + BulkWord.OF.in(sheet.language(), Numbers.count(job.size()));
        sheet.html().element("h2", sheet.word(BulkWord.TITLE) + ": " + name(sheet, job));
        sheet.html()
                .start("p")
                .element("b", sheet.word(Bulks.state(job, results)), "class", "state")
                .text(" " + progress + " \u00b7 " + Times.full(job.at(), sheet.zone()) + " \u00b7 " + job.who()
                        + (job.note().isEmpty() ? "" : " \u00b7 " + job.note()))
                .end();
        boolean working = job.state() == BulkJob.State.RUNNING && results < job.size();
        sheet.html().start("div", "class", working ? "working" : "");
        sheet.html()
                .element(
                        "progress",
                        "",
                        "max",
                        Integer.toString(job.size()),
                        "value",
                        Integer.toString(results),
                        "aria-label",
                        progress);
        sheet.html().end();
        buttons(job, results);
        tiles(read.results());
        notDone(read.results());
        orders(job, read);
    }

    private void buttons(BulkJob job, int results) {
        if (results == job.size()) {
            return;
        }
        sheet.html().start("p", "class", "screen");
        sheet.links().again(Map.of(), sheet.word(BulkWord.REFRESH));
        sheet.html().text(" ");
        if (job.state() == BulkJob.State.RUNNING) {
            sheet.links()
                    .button(
                            sheet.word(BulkWord.STOP),
                            Map.of("name", "halt", "job", job.id()),
                            sheet.word(BulkWord.REALLY_STOP));
        }
        if (job.state() != BulkJob.State.SHOWN) {
            sheet.links().button(sheet.word(BulkWord.RESUME), Map.of("name", "resume", "job", job.id()), "");
        }
        sheet.html().end();
    }

    private void tiles(Map<OrderKey, BulkResult> results) {
        Map<BulkResult, Integer> counts = new EnumMap<>(BulkResult.class);
        results.values().forEach(result -> counts.merge(result, 1, Integer::sum));
        sheet.html().start("div", "class", "tiles");
        counts.forEach((result, count) -> sheet.html()
                .start("div", "class", result == BulkResult.DONE ? "tile" : "tile warn")
                .element("b", Numbers.count(count))
                .element("span", sheet.word(Bulks.of(result)))
                .end());
        sheet.html().end();
    }

    private void notDone(Map<OrderKey, BulkResult> results) {
        List<Map.Entry<OrderKey, BulkResult>> not = results.entrySet().stream()
                .filter(each -> each.getValue() != BulkResult.DONE)
                .limit(NOT_DONE)
                .toList();
        if (!not.isEmpty()) {
            sheet.heading(BulkWord.NOT_DONE);
            Table table = table();
            not.forEach(each -> row(table, each.getKey(), Bulks.of(each.getValue()), "warn"));
            table.done();
        }
    }

    private void orders(BulkJob job, Read read) {
        sheet.heading(BulkWord.ALL_ORDERS);
        Phrase open = job.state() == BulkJob.State.STOPPED ? BulkWord.UNDONE : BulkWord.WAITS;
        Table table = table();
        read.page()
                .forEach(order -> row(
                        table,
                        order.key(),
                        Optional.ofNullable(read.results().get(order.key()))
                                .map(Bulks::of)
                                .orElse(open),
                        ""));
        table.done();
        int next = sheet.ask().from() + 1;
        if (next < job.pages()) {
            sheet.html().start("p");
            sheet.links().again(Map.of("from", Integer.toString(next)), sheet.word(Word.NEXT_PAGE));
            sheet.html().end();
        }
    }

    private Table table() {
        return sheet.table(List.of(Word.ORDER, Word.SHOP, BulkWord.RESULT), List.of());
    }

    private void row(Table table, OrderKey key, Phrase result, String mark) {
        table.row(mark)
                .cell(() -> sheet.links().order(key.order()), "")
                .cell(shops.getOrDefault(key.shop().value(), key.shop().value()))
                .cell(sheet.word(result))
                .endRow();
    }

    /** What it does with how many. */
    public static String name(PageContext sheet, BulkJob job) {
        String reason = job.action()
                .reason()
                .map(why -> ": " + sheet.word(Holds.cancel(why)))
                .orElse("");
        String only = job.action()
                .only()
                .map(code -> ": " + sheet.word(Holds.name(code)))
                .orElse("");
        return sheet.word(Bulks.name(job.action().what())) + reason + only + " (" + Numbers.count(job.size()) + ")";
    }
}
