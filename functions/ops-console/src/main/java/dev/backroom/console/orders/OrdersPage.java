package dev.backroom.console.orders;

import dev.backroom.console.orders.Backlog.Stretch;
import dev.backroom.console.page.ConsoleTables;
import dev.backroom.console.page.PageContext;
import dev.backroom.console.page.Part;
import dev.backroom.console.page.Reading;
import dev.backroom.console.request.Page;
import dev.backroom.console.text.BulkWord;
import dev.backroom.console.text.DeskWord;
import dev.backroom.console.text.Holds;
import dev.backroom.console.text.Numbers;
import dev.backroom.console.text.Phrase;
import dev.backroom.console.text.Word;
import dev.backroom.model.bulk.BulkJob;
import dev.backroom.model.order.HoldCode;
import dev.backroom.model.order.Lane;
import dev.backroom.store.order.BulkTable;
import dev.backroom.store.order.OrderTable;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * Orders: what needs a person, what is next to ship, and each work list in pages, earliest deadline first. After a decision
 * the same part of the list is shown again, so that the next order stands where the last one stood.
 */
public final class OrdersPage {
    /** Orders on the overview of each list, on a page of orders that somebody decides about, and on a page of others. */
    public static final int FIRST = 25;

    public static final int HELD = 50;
    public static final int PAGE = 100;

    private static final int JOBS = 3;
    private static final Duration RECENT = Duration.ofDays(1);

    private final PageContext sheet;
    private final OrderTable orders;
    private final BulkTable bulk;
    private final CancelRequests cancelRequests;

    public OrdersPage(PageContext sheet, ConsoleTables rooms) {
        this.sheet = sheet;
        this.orders = rooms.orders();
        this.bulk = rooms.bulk();
        this.cancelRequests = new CancelRequests(sheet, rooms.aftersales());
    }

    public void write(Reading reading) {
        Future<Part<Backlog>> open =
                reading.part("orders", () -> Backlog.read(orders, sheet.shops(), sheet.now(), reading));
        Future<Part<List<BulkJob>>> jobs = reading.part(
                "bulk actions",
                () -> bulk.latest(JOBS).stream().filter(this::isRecent).toList());
        sheet.part(open, backlog -> write(backlog, jobs, reading));
    }

    private boolean isRecent(BulkJob job) {
        return job.at().isAfter(sheet.now().minus(RECENT));
    }

    /** What was begun here is found again here. */
    private void jobs(List<BulkJob> jobs) {
        if (!jobs.isEmpty()) {
            sheet.html().start("p", "class", "chips").text(sheet.word(BulkWord.LATEST) + " ");
            jobs.forEach(job -> {
                sheet.links().to(Page.BULK, Map.of("job", job.id()), BulkPage.name(sheet, job), "tag");
                sheet.html().text(" ");
            });
            sheet.html().end();
        }
    }

    private void write(Backlog backlog, Future<Part<List<BulkJob>>> jobs, Reading reading) {
        Filter filter = Filter.of(sheet.ask());
        List<Runnable> lists = filter.equals(Filter.ALL)
                ? Stream.of(Lane.HELD, Lane.READY)
                        .map(lane -> list(backlog, Filter.ALL.in(lane), FIRST, reading))
                        .toList()
                : List.of(list(backlog, filter, filter.lane().equals(Optional.of(Lane.HELD)) ? HELD : PAGE, reading));
        sheet.html().start("div", "class", "tiles");
        OrderTiles tiles = new OrderTiles(sheet);
        tiles.urgent(backlog);
        tiles.lists(backlog);
        sheet.html().end();
        sheet.part(jobs, this::jobs);
        if (backlog.unreadable() > 0) {
            sheet.html().element("p", DeskWord.NOT_READ.in(sheet.language(), backlog.unreadable()), "class", "bad");
        }
        lists.forEach(Runnable::run);
    }

    /** Begins to read a list; what is given back writes it. */
    private Runnable list(Backlog backlog, Filter filter, int limit, Reading reading) {
        Future<Part<Stretch>> read =
                reading.part("orders", () -> backlog.page(filter, sheet.ask().after(), limit, orders, reading));
        return () -> {
            title(filter, backlog.count(filter));
            if (filter.lane().equals(Optional.of(Lane.HELD))) {
                reasons(backlog, filter);
            }
            if (isMany(filter)) {
                new BulkForm(sheet).write(filter, backlog.count(filter));
            }
            sheet.part(read, stretch -> list(filter, stretch));
        };
    }

    /** Many are decided about on a list of its own, and not once the warehouse has them. */
    private boolean isMany(Filter filter) {
        return !Filter.of(sheet.ask()).equals(Filter.ALL) && !filter.lane().equals(Optional.of(Lane.RELEASED));
    }

    private void title(Filter filter, int count) {
        Phrase list = filter.lane()
                .<Phrase>map(lane -> switch (lane) {
                    case HELD -> DeskWord.NEEDS_PERSON;
                    case READY -> DeskWord.NEXT_TO_SHIP;
                    case RELEASED -> DeskWord.RELEASED;
                })
                .orElse(DeskWord.OPEN_ORDERS);
        String due = filter.due()
                .map(standing -> " \u00b7 " + sheet.word(Due.word(standing)))
                .orElse("");
        sheet.html().element("h2", sheet.word(list) + due + " (" + Numbers.count(count) + ")");
    }

    /** Why all of them wait, most frequent first; each leads to those alone. */
    private void reasons(Backlog backlog, Filter filter) {
        Map<HoldCode, Integer> reasons = backlog.reasons(filter.held(Optional.empty()));
        if (reasons.isEmpty()) {
            return;
        }
        sheet.html().start("p", "class", "chips");
        reasons.entrySet().stream()
                .sorted(Map.Entry.<HoldCode, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(hold -> chip(filter, hold.getKey(), hold.getValue()));
        if (filter.why().isPresent()) {
            sheet.links()
                    .to(
                            Page.ORDERS,
                            filter.held(Optional.empty()).parameters(),
                            sheet.word(DeskWord.SHOW_ALL_HOLDS),
                            "");
        }
        sheet.html().end();
    }

    private void chip(Filter filter, HoldCode code, int count) {
        String text = sheet.word(Holds.name(code)) + " " + Numbers.count(count);
        String style = filter.why().filter(code::equals).isPresent() ? "tag here" : "tag";
        sheet.links().to(Page.ORDERS, filter.held(Optional.of(code)).parameters(), text, style);
        sheet.html().text(" ");
    }

    private void list(Filter filter, Stretch stretch) {
        if (stretch.orders().isEmpty()) {
            sheet.note(sheet.word(filter.why().isPresent() ? DeskWord.NONE_OF_THIS : DeskWord.NO_WORK));
        } else {
            new OrderList(sheet, filter.lane(), isMany(filter)).write(stretch.orders(), cancelRequests);
        }
        if (stretch.unreadable() > 0) {
            sheet.html().element("p", DeskWord.NOT_READ.in(sheet.language(), stretch.unreadable()), "class", "bad");
        }
        stretch.next().ifPresent(next -> {
            boolean overview = Filter.of(sheet.ask()).equals(Filter.ALL);
            Map<String, String> more = new HashMap<>(filter.parameters());
            more.put("after", overview ? "" : next);
            sheet.html().start("p");
            sheet.links().to(Page.ORDERS, more, sheet.word(overview ? Word.ALL_OF_THEM : Word.NEXT_PAGE), "");
            sheet.html().end();
        });
    }
}
