package dev.backroom.console.orders;

import dev.backroom.console.page.ConsolePage;
import dev.backroom.console.page.Form;
import dev.backroom.console.page.Link;
import dev.backroom.console.page.PageContext;
import dev.backroom.console.page.Part;
import dev.backroom.console.page.Reading;
import dev.backroom.console.page.View;
import dev.backroom.console.page.Waiting;
import dev.backroom.console.text.Numbers;
import dev.backroom.console.text.Times;
import dev.backroom.model.Shop;
import dev.backroom.model.bulk.BulkAction;
import dev.backroom.model.bulk.BulkJob;
import dev.backroom.model.bulk.BulkOrder;
import dev.backroom.model.bulk.BulkResult;
import dev.backroom.model.order.OrderKey;
import dev.backroom.store.order.BulkTable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;

/** A bulk job: how far it is, what was not done and why, and the result of each of its orders in pages. */
public final class BulkPage implements ConsolePage {
    private static final int NOT_DONE = 200;

    private final BulkTable bulk;

    public BulkPage(BulkTable bulk) {
        this.bulk = bulk;
    }

    /** What is read of a job. */
    private record Read(Optional<BulkJob> job, Map<OrderKey, BulkResult> results, List<BulkOrder> page) {}

    public record Shown(String failure, Optional<Job> job) {}

    public record Job(
            String title,
            String state,
            String about,
            boolean working,
            String progress,
            int size,
            int results,
            Optional<Link> refresh,
            List<Form> buttons,
            List<Count> counts,
            List<Row> notDone,
            List<Row> orders,
            Optional<Link> more) {}

    public record Count(String count, String style, String text) {}

    public record Row(Link order, String shop, String result) {}

    @Override
    public View show(PageContext c, Reading reading) {
        String id = c.request().job();
        Part<Read> read = Waiting.of(reading.part("a bulk action", () -> read(c, id, reading)));
        return new View(
                "bulk",
                new Shown(
                        read.failure(), read.read().flatMap(found -> found.job().map(job -> job(c, job, found)))));
    }

    private Read read(PageContext c, String id, Reading reading) {
        if (id.isBlank()) {
            return new Read(Optional.empty(), Map.of(), List.of());
        }
        Future<Map<OrderKey, BulkResult>> results = reading.start(() -> bulk.results(id));
        Future<List<BulkOrder>> page =
                reading.start(() -> bulk.page(id, c.request().from()));
        return new Read(bulk.find(id), Waiting.of(results), Waiting.of(page));
    }

    private static Job job(PageContext c, BulkJob job, Read read) {
        int results = read.results().size();
        boolean unfinished = results < job.size();
        int next = c.request().from() + 1;
        return new Job(
                c.t().get("bulkTitle") + ": " + name(c, job),
                c.t().get(state(job, unfinished)),
                Times.full(job.at(), c.zone()) + " \u00b7 " + job.who()
                        + (job.note().isEmpty() ? "" : " \u00b7 " + job.note()),
                job.state() == BulkJob.State.RUNNING && unfinished,
                c.t().get("bulkProgress", Numbers.count(results)) + ", "
                        + c.t().get("bulkOf", Numbers.count(job.size())),
                job.size(),
                results,
                unfinished ? Optional.of(c.links().again(Map.of(), c.t().get("bulkRefresh"))) : Optional.empty(),
                unfinished ? buttons(c, job) : List.of(),
                counts(c, read.results()),
                read.results().entrySet().stream()
                        .filter(each -> each.getValue() != BulkResult.DONE)
                        .limit(NOT_DONE)
                        .map(each -> row(c, each.getKey(), c.t().of("result", each.getValue())))
                        .toList(),
                read.page().stream()
                        .map(order -> row(
                                c,
                                order.key(),
                                Optional.ofNullable(read.results().get(order.key()))
                                        .map(result -> c.t().of("result", result))
                                        .orElseGet(() -> c.t().get(
                                                        job.state() == BulkJob.State.STOPPED
                                                                ? "bulkUndone"
                                                                : "bulkWaits"))))
                        .toList(),
                next < job.pages()
                        ? Optional.of(c.links().again(Map.of("from", Integer.toString(next)), c.t().get("nextPage")))
                        : Optional.empty());
    }

    private static String state(BulkJob job, boolean unfinished) {
        return switch (job.state()) {
            case SHOWN -> "bulkShown";
            case RUNNING -> unfinished ? "bulkRunning" : "bulkOver";
            case STOPPED -> unfinished ? "bulkHalted" : "bulkOver";
        };
    }

    private static List<Form> buttons(PageContext c, BulkJob job) {
        List<Form> buttons = new ArrayList<>();
        if (job.state() == BulkJob.State.RUNNING) {
            c.links()
                    .button(
                            c.t().get("bulkStop"),
                            Map.of("name", "halt", "job", job.id()),
                            "danger",
                            c.t().get("bulkReallyStop"))
                    .ifPresent(buttons::add);
        }
        if (job.state() != BulkJob.State.SHOWN) {
            c.links()
                    .button(c.t().get("bulkResume"), Map.of("name", "resume", "job", job.id()), "", "")
                    .ifPresent(buttons::add);
        }
        return buttons;
    }

    private static List<Count> counts(PageContext c, Map<OrderKey, BulkResult> results) {
        Map<BulkResult, Integer> counts = new EnumMap<>(BulkResult.class);
        results.values().forEach(result -> counts.merge(result, 1, Integer::sum));
        return counts.entrySet().stream()
                .map(one -> new Count(
                        Numbers.count(one.getValue()),
                        one.getKey() == BulkResult.DONE ? "" : "warn",
                        c.t().of("result", one.getKey())))
                .toList();
    }

    private static Row row(PageContext c, OrderKey key, String result) {
        return new Row(
                c.links().order(key.order()),
                c.shop(key.shop()).map(Shop::name).orElse(key.shop().value()),
                result);
    }

    /** What it does with how many. */
    static String name(PageContext c, BulkJob job) {
        BulkAction action = job.action();
        return c.t().of("bulk", action.what())
                + action.reason().map(why -> ": " + c.t().of("reason", why)).orElse("")
                + action.only().map(code -> ": " + c.t().of("hold", code)).orElse("")
                + " (" + Numbers.count(job.size()) + ")";
    }
}
