package dev.backroom.console.orders;

import dev.backroom.console.orders.Backlog.Stretch;
import dev.backroom.console.orders.Backlog.Waits;
import dev.backroom.console.page.ConsolePage;
import dev.backroom.console.page.Link;
import dev.backroom.console.page.PageContext;
import dev.backroom.console.page.Part;
import dev.backroom.console.page.Reading;
import dev.backroom.console.page.Tile;
import dev.backroom.console.page.View;
import dev.backroom.console.page.Waiting;
import dev.backroom.console.request.Page;
import dev.backroom.console.text.Numbers;
import dev.backroom.model.aftersale.Aftersale;
import dev.backroom.model.bulk.BulkJob;
import dev.backroom.model.order.HoldCode;
import dev.backroom.model.order.Lane;
import dev.backroom.model.order.OrderKey;
import dev.backroom.store.aftersale.AftersaleTable;
import dev.backroom.store.order.BulkTable;
import dev.backroom.store.order.OrderTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;

/**
 * Orders: what needs a person, what is next to ship, and each work list in pages, earliest deadline first. After a decision
 * the same part of the list is shown again, so that the next order stands where the last one stood.
 */
public final class OrdersPage implements ConsolePage {
    /** Orders on the overview of each list, on a page of orders that somebody decides about, and on a page of others. */
    static final int FIRST = 25;

    public static final int HELD = 45;
    static final int PAGE = 100;

    private static final int JOBS = 3;
    private static final Duration RECENT = Duration.ofDays(1);

    private final OrderTable orders;
    private final BulkTable bulk;
    private final CancelRequests requests;

    public OrdersPage(OrderTable orders, BulkTable bulk, AftersaleTable cases) {
        this.orders = orders;
        this.bulk = bulk;
        this.requests = new CancelRequests(cases);
    }

    public record Shown(
            String failure, List<Tile> tiles, Part<List<Link>> jobs, String unreadable, List<OrderList> lists) {}

    /**
     * One work list.
     *
     * @param kind {@code HELD}, {@code READY}, {@code RELEASED}, or empty text where orders of several stand in it
     * @param reasons why all of them wait, most frequent first; each leads to those alone
     * @param picks whether single ones can be picked
     */
    public record OrderList(
            String title,
            String kind,
            List<Link> reasons,
            Optional<BulkForm> bulk,
            boolean picks,
            boolean acts,
            String failure,
            List<OrderRow> rows,
            String nothing,
            String unreadable,
            Optional<Link> more) {}

    @Override
    public View show(PageContext c, Reading reading) {
        Future<Part<Backlog>> open = reading.part("orders", () -> Backlog.read(orders, c.shops(), c.now(), reading));
        Future<Part<List<BulkJob>>> jobs = reading.part(
                "bulk actions",
                () -> bulk.latest(JOBS).stream()
                        .filter(job -> job.at().isAfter(c.now().minus(RECENT)))
                        .toList());
        Part<Backlog> backlog = Waiting.of(open);
        if (backlog.failed()) {
            return new View("orders", new Shown(backlog.failure(), List.of(), Part.of(List.of()), "", List.of()));
        }
        return new View("orders", shown(c, backlog.value(), jobs, reading));
    }

    private Shown shown(PageContext c, Backlog backlog, Future<Part<List<BulkJob>>> jobs, Reading reading) {
        Filter filter = Filter.of(c.request());
        List<Filter> lists = filter.equals(Filter.ALL)
                ? List.of(Filter.ALL.in(Lane.HELD), Filter.ALL.in(Lane.READY))
                : List.of(filter);
        int limit = filter.equals(Filter.ALL) ? FIRST : filter.lane().equals(Optional.of(Lane.HELD)) ? HELD : PAGE;
        List<Future<Part<Stretch>>> read = lists.stream()
                .map(one -> reading.part(
                        "orders", () -> backlog.page(one, c.request().after(), limit, orders, reading)))
                .toList();
        List<OrderList> shown = new ArrayList<>();
        for (int i = 0; i < lists.size(); i++) {
            shown.add(list(c, backlog, lists.get(i), Waiting.of(read.get(i)), filter.equals(Filter.ALL)));
        }
        return new Shown(
                "",
                OrderTiles.all(c, backlog),
                // What was begun here is found again here.
                Waiting.of(jobs)
                        .map(all -> all.stream()
                                .map(job ->
                                        c.links().to(Page.BULK, Map.of("job", job.id()), BulkPage.name(c, job), "tag"))
                                .toList()),
                backlog.unreadable() > 0 ? c.t().get("deskNotRead", backlog.unreadable()) : "",
                shown);
    }

    private OrderList list(PageContext c, Backlog backlog, Filter filter, Part<Stretch> read, boolean overview) {
        int count = backlog.count(filter);
        // Many are decided about on a list of its own, and not once the warehouse has them.
        boolean released = filter.lane().equals(Optional.of(Lane.RELEASED));
        boolean many = !overview && !released;
        boolean acts = c.acts() && !released;
        List<OrderRow> rows = read.map(stretch -> rows(c, stretch, acts)).read().orElse(List.of());
        return new OrderList(
                title(c, filter) + " (" + Numbers.count(count) + ")",
                filter.lane().map(Lane::name).orElse(""),
                filter.lane().equals(Optional.of(Lane.HELD)) ? reasons(c, backlog, filter) : List.of(),
                many ? BulkForm.of(c, filter, count) : Optional.empty(),
                many && acts && c.own(),
                acts,
                read.failure(),
                rows,
                c.t().get(filter.why().isPresent() ? "deskNoneOfThis" : "deskNoWork"),
                read.read()
                        .filter(stretch -> stretch.unreadable() > 0)
                        .map(stretch -> c.t().get("deskNotRead", stretch.unreadable()))
                        .orElse(""),
                read.read().flatMap(Stretch::next).map(next -> more(c, filter, overview, next)));
    }

    private List<OrderRow> rows(PageContext c, Stretch stretch, boolean acts) {
        var asked = acts
                ? requests.read(stretch.orders().stream().map(Waits::order).toList())
                : Map.<OrderKey, Future<Part<List<Aftersale>>>>of();
        List<OrderRow> rows = new ArrayList<>();
        for (Waits waits : stretch.orders()) {
            Optional<CaseAnswers> request = Optional.ofNullable(
                            asked.get(waits.order().key()))
                    .map(part -> CancelRequests.answers(c, waits.shop(), Waiting.of(part)));
            rows.add(OrderRow.of(c, waits, rows.size(), acts, request));
        }
        return rows;
    }

    private static Link more(PageContext c, Filter filter, boolean overview, String next) {
        Map<String, String> more = new HashMap<>(filter.parameters());
        more.put("after", overview ? "" : next);
        return c.links().to(Page.ORDERS, more, c.t().get(overview ? "allOfThem" : "nextPage"), "");
    }

    private static String title(PageContext c, Filter filter) {
        String list = filter.lane()
                .map(lane -> switch (lane) {
                    case HELD -> "deskNeedsPerson";
                    case READY -> "deskNextToShip";
                    case RELEASED -> "deskReleased";
                })
                .orElse("deskOpenOrders");
        return c.t().get(list)
                + filter.due()
                        .map(standing -> " \u00b7 " + c.t().of("standing", standing))
                        .orElse("");
    }

    private static List<Link> reasons(PageContext c, Backlog backlog, Filter filter) {
        List<Link> reasons = new ArrayList<>(backlog.reasons(filter.held(Optional.empty())).entrySet().stream()
                .sorted(Map.Entry.<HoldCode, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(hold -> c.links()
                        .to(
                                Page.ORDERS,
                                filter.held(Optional.of(hold.getKey())).parameters(),
                                c.t().of("hold", hold.getKey()) + " " + Numbers.count(hold.getValue()),
                                filter.why().equals(Optional.of(hold.getKey())) ? "tag here" : "tag"))
                .toList());
        if (!reasons.isEmpty() && filter.why().isPresent()) {
            reasons.add(c.links()
                    .to(Page.ORDERS, filter.held(Optional.empty()).parameters(), c.t().get("deskShowAllHolds"), ""));
        }
        return reasons;
    }
}
