package dev.backroom.console;

import dev.backroom.console.Backlog.Counts;
import dev.backroom.console.Backlog.Held;
import dev.backroom.console.Backlog.Stretch;
import dev.backroom.model.order.HoldCode;
import dev.backroom.model.order.Lane;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;

/**
 * Orders: what needs a person, what is next to ship, and each work list in pages, earliest deadline first. After a decision
 * the same part of the list is shown again, so that the next order stands where the last one stood.
 */
final class OrdersPage {
    /** Orders on the overview of each list, on a page of held orders, and on a page of another list. */
    static final int FIRST = 25;

    static final int HELD = 50;
    static final int PAGE = 100;

    /** Held orders whose reasons are counted on the overview. */
    static final int LOOK = 100;

    private final Sheet sheet;
    private final Backlog backlog;
    private final CancelRequests cancelRequests;

    OrdersPage(Sheet sheet, Rooms rooms) {
        this.sheet = sheet;
        this.backlog = new Backlog(rooms.orders(), sheet.shops());
        this.cancelRequests = new CancelRequests(sheet, rooms.aftersales());
    }

    void write(Reading reading) {
        Future<Part<Counts>> counts = reading.part("orders", () -> backlog.counts(reading, sheet.now()));
        List<Runnable> lists = sheet.ask()
                .lane()
                .map(lane -> List.of(list(lane, lane == Lane.HELD ? HELD : PAGE, counts, reading)))
                .orElseGet(() ->
                        List.of(list(Lane.HELD, FIRST, counts, reading), list(Lane.READY, FIRST, counts, reading)));
        sheet.part(counts, this::tiles);
        lists.forEach(Runnable::run);
    }

    /** Begins to read a list; what is given back writes it. */
    private Runnable list(Lane lane, int limit, Future<Part<Counts>> counts, Reading reading) {
        String after = sheet.ask().after();
        if (lane == Lane.HELD) {
            Future<Part<Held>> held = reading.part(
                    "held orders",
                    () -> backlog.held(sheet.ask().why(), after, limit, limit == FIRST ? LOOK : Backlog.LOOK, reading));
            return () -> {
                title(lane, counts);
                sheet.part(held, this::held);
            };
        }
        Future<Part<Stretch>> orders = reading.part("orders", () -> backlog.of(lane, after, limit, reading));
        return () -> {
            title(lane, counts);
            sheet.part(orders, stretch -> list(lane, stretch));
        };
    }

    private void tiles(Counts counts) {
        sheet.html().start("div", "class", "tiles");
        Map<String, String> held = lane(Lane.HELD);
        Map<String, String> out = lane(Lane.RELEASED);
        sheet.tile(DeskWord.LATE, Numbers.count(counts.late()), counts.late() > 0 ? "bad" : "", Page.ORDERS, Map.of());
        sheet.tile(
                DeskWord.DUE_SOON,
                Numbers.count(counts.soon()),
                counts.soon() > 0 ? "warn" : "",
                Page.ORDERS,
                Map.of());
        sheet.tile(DeskWord.HELD, Numbers.count(counts.held()), "", Page.ORDERS, held);
        sheet.tile(DeskWord.READY, Numbers.count(counts.ready()), "", Page.ORDERS, lane(Lane.READY));
        sheet.tile(DeskWord.RELEASED, Numbers.count(counts.released()), "", Page.ORDERS, out);
        if (counts.outLate() > 0) {
            sheet.tile(DeskWord.IN_WAVE_LATE, Numbers.count(counts.outLate()), "bad", Page.ORDERS, out);
        }
        sheet.html().end();
    }

    private void title(Lane lane, Future<Part<Counts>> counts) {
        String number = Waiting.of(counts) instanceof Part.Read<Counts>(Counts read)
                ? " (" + Numbers.count(read.of(lane)) + ")"
                : "";
        Phrase title = switch (lane) {
            case HELD -> DeskWord.NEEDS_PERSON;
            case READY -> DeskWord.NEXT_TO_SHIP;
            case RELEASED -> DeskWord.RELEASED;
        };
        sheet.html().element("h2", sheet.word(title) + number);
    }

    private void held(Held held) {
        if (held.looked() > 0) {
            reasons(held);
        }
        list(Lane.HELD, held.stretch());
    }

    /** Why orders wait, most frequent first; each leads to those alone. */
    private void reasons(Held held) {
        sheet.html().start("p", "class", "chips");
        sheet.html().text(DeskWord.OF_THE_FIRST.in(sheet.language(), Numbers.count(held.looked())) + " ");
        held.reasons().entrySet().stream()
                .sorted(Map.Entry.<HoldCode, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(hold -> chip(hold.getKey(), hold.getValue()));
        if (sheet.ask().why().isPresent()) {
            sheet.links().to(Page.ORDERS, lane(Lane.HELD), sheet.word(DeskWord.SHOW_ALL_HOLDS), "");
        }
        sheet.html().end();
    }

    private void chip(HoldCode code, int count) {
        String text = sheet.word(Holds.name(code)) + " " + Numbers.count(count);
        String style = sheet.ask().why().filter(code::equals).isPresent() ? "tag here" : "tag";
        sheet.links().to(Page.ORDERS, Map.of("lane", Lane.HELD.name(), "why", code.name()), text, style);
    }

    private void list(Lane lane, Stretch stretch) {
        if (stretch.orders().isEmpty()) {
            sheet.note(sheet.word(
                    sheet.ask().why().isPresent() && lane == Lane.HELD ? DeskWord.NONE_OF_THIS : DeskWord.NO_WORK));
        } else {
            new OrderList(sheet, lane).write(stretch.orders(), cancelRequests);
        }
        if (stretch.unreadable() > 0) {
            sheet.html().element("p", DeskWord.NOT_READ.in(sheet.language(), stretch.unreadable()), "class", "bad");
        }
        stretch.next().ifPresent(next -> {
            boolean overview = sheet.ask().lane().isEmpty();
            String why = sheet.ask().why().map(HoldCode::name).orElse("");
            sheet.html().start("p");
            sheet.links()
                    .to(
                            Page.ORDERS,
                            Map.of("lane", lane.name(), "why", why, "after", overview ? "" : next),
                            sheet.word(overview ? Word.ALL_OF_THEM : Word.NEXT_PAGE),
                            "");
            sheet.html().end();
        });
    }

    private static Map<String, String> lane(Lane lane) {
        return Map.of("lane", lane.name());
    }
}
