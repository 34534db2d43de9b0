package dev.backroom.console.stock;

import dev.backroom.console.page.PageContext;
import dev.backroom.console.text.Numbers;
import dev.backroom.console.text.Word;
import dev.backroom.model.stock.Drift;
import dev.backroom.model.stock.StockLevel;
import dev.backroom.store.stock.Listed;
import dev.backroom.store.stock.StockPosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What somebody should do about a SKU's stock, and why the channel shows another, as far as it is known. */
public final class StockAdvice {
    private final PageContext sheet;

    public StockAdvice(PageContext sheet) {
        this.sheet = sheet;
    }

    /** @param live the SKU's listings that buyers see */
    public String of(StockPage.State state, StockPosition shelf, List<Listed> live) {
        List<String> all = new ArrayList<>();
        switch (state) {
            case SOLD_OUT -> all.add(sheet.word(Word.DO_SOLD_OUT));
            case LOW -> all.add(sheet.word(Word.DO_LOW));
            case UNKNOWN -> all.add(sheet.word(Word.DO_COUNT));
            case NOT_PUBLISHED, QUARANTINED, FINE -> {}
        }
        int overdrawn = shelf.levels().stream().mapToInt(StockLevel::overdrawn).sum();
        if (overdrawn > 0) {
            all.add(Word.DO_OVERDRAWN.in(sheet.language(), Numbers.count(overdrawn)));
        }
        if (shelf.quarantined() > 0) {
            all.add(Word.DO_QUARANTINE.in(sheet.language(), warehouses(shelf)));
        }
        for (Listed listed : live) {
            listed.failing()
                    .ifPresent(failing -> all.add(Word.FAILING.in(
                                    sheet.language(),
                                    sheet.minute(
                                            failing.since(), listed.listing().shop()))
                            + " " + failing.reason()));
            why(listed.drift())
                    .ifPresent(why -> all.add(why.in(
                            sheet.language(),
                            sheet.minute(
                                    listed.drift().since(), listed.listing().shop()))));
        }
        return String.join(" ", all);
    }

    /** What came back lies apart: it is counted, and not sold before somebody has looked at it. */
    public void quarantine(StockPosition shelf) {
        if (shelf.quarantined() > 0) {
            String units = Numbers.count(shelf.quarantined());
            sheet.html().element("div", Word.IN_QUARANTINE.in(sheet.language(), units), "class", "dim");
        }
    }

    private static String warehouses(StockPosition shelf) {
        return shelf.levels().stream()
                .filter(level -> !level.slot().isForSale() && level.onHand() > 0)
                .map(level -> level.slot().warehouse())
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** That somebody made a difference by hand is said only where the platform says so. */
    private static Optional<Word> why(Drift drift) {
        if (drift.byHand()) {
            return Optional.of(Word.DRIFT_BY_HAND);
        }
        return switch (drift.phase()) {
            case NONE -> Optional.empty();
            case MISSING -> Optional.of(Word.DRIFT_MISSING);
            case DOUBTED -> Optional.of(Word.DRIFT_DOUBTED);
            case SUSPECTED -> Optional.of(Word.DRIFT_REPUBLISHED);
            case TOLD -> Optional.of(Word.DRIFTS);
        };
    }
}
