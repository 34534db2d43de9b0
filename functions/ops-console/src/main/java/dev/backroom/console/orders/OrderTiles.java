package dev.backroom.console.orders;

import dev.backroom.console.page.PageContext;
import dev.backroom.console.page.Tile;
import dev.backroom.console.request.Page;
import dev.backroom.model.clock.Standing;
import dev.backroom.model.order.Lane;
import java.util.List;
import java.util.stream.Stream;

/** What the open orders are counted by, the same on every page; each tile leads to exactly the orders that it counts. */
public final class OrderTiles {
    /**
     * One tile.
     *
     * @param style its class where it counts anything
     */
    private record One(String word, Filter filter, String style) {
        Tile shown(PageContext c, Backlog backlog) {
            return c.tile(word, backlog.count(filter), style, Page.ORDERS, filter.parameters());
        }
    }

    private static final List<One> URGENT = List.of(
            new One("deskLate", Filter.ALL.due(Standing.LATE), "bad"),
            new One("deskLateOut", Filter.ALL.due(Standing.LATE).in(Lane.RELEASED), "bad"),
            new One("deskAtRisk", Filter.ALL.due(Standing.AT_RISK), "warn"),
            new One("deskDueToday", Filter.ALL.due(Standing.DUE_TODAY), ""));
    private static final List<One> LISTS = List.of(
            new One("deskHeld", Filter.ALL.in(Lane.HELD), "warn"),
            new One("deskReady", Filter.ALL.in(Lane.READY), ""),
            new One("deskReleased", Filter.ALL.in(Lane.RELEASED), ""));

    private OrderTiles() {}

    /** How they stand against their deadlines, as far as any do, then the work lists. */
    public static List<Tile> all(PageContext c, Backlog backlog) {
        return Stream.concat(URGENT.stream().filter(one -> backlog.count(one.filter()) > 0), LISTS.stream())
                .map(one -> one.shown(c, backlog))
                .toList();
    }
}
