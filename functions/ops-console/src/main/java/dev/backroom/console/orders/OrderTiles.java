package dev.backroom.console.orders;

import dev.backroom.console.page.PageContext;
import dev.backroom.console.request.Page;
import dev.backroom.console.text.DeskWord;
import dev.backroom.console.text.Numbers;
import dev.backroom.console.text.Phrase;
import dev.backroom.model.clock.Standing;
import dev.backroom.model.order.Lane;
import java.util.List;

/** What the open orders are counted by, the same on every page; each tile leads to exactly the orders that it counts. */
public final class OrderTiles {
    /**
     * One tile.
     *
     * @param style its class where it counts anything
     */
    private record Tile(Phrase word, Filter filter, String style) {}

    private static final List<Tile> URGENT = List.of(
            new Tile(DeskWord.LATE, Filter.ALL.due(Standing.LATE), "bad"),
            new Tile(DeskWord.LATE_OUT, Filter.ALL.due(Standing.LATE).in(Lane.RELEASED), "bad"),
            new Tile(DeskWord.AT_RISK, Filter.ALL.due(Standing.AT_RISK), "warn"),
            new Tile(DeskWord.DUE_TODAY, Filter.ALL.due(Standing.DUE_TODAY), ""));
    private static final List<Tile> LISTS = List.of(
            new Tile(DeskWord.HELD, Filter.ALL.in(Lane.HELD), "warn"),
            new Tile(DeskWord.READY, Filter.ALL.in(Lane.READY), ""),
            new Tile(DeskWord.RELEASED, Filter.ALL.in(Lane.RELEASED), ""));

    private final PageContext sheet;

    public OrderTiles(PageContext sheet) {
        this.sheet = sheet;
    }

    /** How they stand against their deadlines; what is not there at all is not worth a place. */
    public void urgent(Backlog backlog) {
        URGENT.stream().filter(tile -> backlog.count(tile.filter()) > 0).forEach(tile -> write(tile, backlog));
    }

    /** The work lists. */
    public void lists(Backlog backlog) {
        LISTS.forEach(tile -> write(tile, backlog));
    }

    private void write(Tile tile, Backlog backlog) {
        int count = backlog.count(tile.filter());
        sheet.tile(
                tile.word(),
                Numbers.count(count),
                count > 0 ? tile.style() : "",
                Page.ORDERS,
                tile.filter().parameters());
    }
}
