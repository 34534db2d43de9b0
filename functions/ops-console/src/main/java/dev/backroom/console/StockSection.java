package dev.backroom.console;

import dev.backroom.console.Overview.Shelf;
import dev.backroom.console.Overview.ShelfRow;
import dev.backroom.model.stock.Item;
import dev.backroom.model.stock.StockLevel;
import java.util.List;

/** The stock that runs out first. */
final class StockSection {
    private final Html html;
    private final Language language;

    StockSection(Html html, Language language) {
        this.html = html;
        this.language = language;
    }

    void write(Shelf shelf) {
        if (shelf.rows().isEmpty()) {
            html.element("p", Word.NO_STOCK.in(language), "class", "dim");
            return;
        }
        List<Word> numbers = List.of(Word.ON_HAND, Word.RESERVED, Word.AVAILABLE, Word.SAFETY);
        Table table = new Table(
                html,
                language,
                List.of(
                        Word.SKU,
                        Word.ITEM,
                        Word.WAREHOUSE,
                        Word.ON_HAND,
                        Word.RESERVED,
                        Word.AVAILABLE,
                        Word.SAFETY,
                        Word.NOTE),
                numbers);
        shelf.rows().forEach(row -> row(table, row));
        table.done();
        if (shelf.cut()) {
            html.element("p", Word.STOCK_CUT.in(language, ReadShelf.SKUS_READ), "class", "dim");
        }
    }

    private void row(Table table, ShelfRow row) {
        StockLevel level = row.level();
        boolean soldOut = level.available() == 0;
        boolean low = level.available() < row.safetyStock();
        String why = soldOut ? Word.SOLD_OUT.in(language) : low ? Word.BELOW_SAFETY.in(language) : "";
        table.row(soldOut ? "bad" : low ? "warn" : "")
                .cell(level.slot().sku().code(), "id")
                .cell(row.item().map(Item::title).orElse(""))
                .cell(level.slot().warehouse())
                .number(level.onHand())
                .number(level.reserved())
                .number(level.available())
                .number(row.safetyStock())
                .cell(why, soldOut ? "bad" : "warn")
                .endRow();
    }
}
