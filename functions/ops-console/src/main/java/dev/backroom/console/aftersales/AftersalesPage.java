package dev.backroom.console.aftersales;

import dev.backroom.console.html.Table;
import dev.backroom.console.orders.CaseAnswers;
import dev.backroom.console.orders.Due;
import dev.backroom.console.page.PageContext;
import dev.backroom.console.page.Part;
import dev.backroom.console.page.Reading;
import dev.backroom.console.text.DeskWord;
import dev.backroom.console.text.Numbers;
import dev.backroom.console.text.Phrase;
import dev.backroom.console.text.Word;
import dev.backroom.model.Shop;
import dev.backroom.model.aftersale.Aftersale;
import dev.backroom.model.aftersale.DueStage;
import dev.backroom.model.aftersale.NextStep;
import dev.backroom.model.clock.Standing;
import dev.backroom.store.aftersale.AftersaleTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/** After the sale: cases that wait for an answer, by the time that is left, with the answers as buttons. */
public final class AftersalesPage {
    public static final int SHOWN = 50;

    private static final Duration SOON = DueStage.HOURS_LEFT.before();

    private final PageContext sheet;
    private final AftersaleTable cases;

    public AftersalesPage(PageContext sheet, AftersaleTable cases) {
        this.sheet = sheet;
        this.cases = cases;
    }

    private record Waits(Shop shop, Aftersale one, NextStep step) {}

    public void write(Reading reading) {
        Future<Part<List<Waits>>> waiting = reading.part("cases", () -> waiting(reading));
        sheet.heading(Word.CASES_WAIT);
        sheet.part(waiting, this::list);
    }

    private List<Waits> waiting(Reading reading) {
        return reading.each(sheet.shops(), this::waiting).stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparing(waits -> waits.step().due()))
                .limit(SHOWN)
                .toList();
    }

    private List<Waits> waiting(Shop shop) {
        return cases.load(cases.waiting(shop.id(), SHOWN)).values().stream()
                .flatMap(one -> one.open().map(step -> new Waits(shop, one, step)).stream())
                .toList();
    }

    private void list(List<Waits> all) {
        if (all.isEmpty()) {
            sheet.note(sheet.word(Word.NO_CASE_WAITS));
            return;
        }
        List<Phrase> headings =
                new ArrayList<>(List.of(DeskWord.DUE, Word.ORDER, Word.CASE, Word.ASKED_FOR, Word.ITEMS, Word.REFUND));
        if (sheet.shops().size() > 1) {
            headings.add(Word.SHOP);
        }
        headings.add(Word.TO_DO);
        Table table = sheet.table(headings, List.of(Word.REFUND));
        all.forEach(waits -> row(table, waits));
        table.done();
        if (all.size() == SHOWN) {
            sheet.note(Word.MOST_URGENT_SHOWN.in(sheet.language(), SHOWN));
        }
    }

    private void row(Table table, Waits waits) {
        Aftersale one = waits.one();
        Standing state = Due.state(waits.step().due(), waits.shop().zone(), SOON, sheet.now());
        table.row(Due.mark(state))
                .cell(
                        () -> Due.write(
                                sheet, state, waits.step().due(), waits.shop().zone(), DeskWord.BY_ANSWERED),
                        "due")
                .cell(() -> sheet.links().order(one.key().order().order()), "id")
                .cell(one.key().id(), "id")
                .cell(asked(waits))
                .cell(
                        one.seen().lines().stream()
                                .map(line -> line.sku().code() + (line.units() > 1 ? "\u00d7" + line.units() : ""))
                                .collect(Collectors.joining(", ")),
                        "id")
                .cell(
                        one.seen()
                                .refund()
                                .map(money -> Numbers.money(money.amount(), money.currency()))
                                .orElse(""),
                        "num");
        if (sheet.shops().size() > 1) {
            table.cell(waits.shop().name());
        }
        table.cell(() -> new CaseAnswers(sheet).write(one, waits.step()), "long")
                .endRow();
    }

    private String asked(Waits waits) {
        String step = sheet.word(
                switch (waits.step().what()) {
                    case ANSWER_CANCEL -> Word.STEP_CANCEL;
                    case ANSWER_REFUND -> Word.STEP_REFUND;
                    case ANSWER_RETURN -> Word.STEP_RETURN;
                    case ANSWER_REPLACEMENT -> Word.STEP_REPLACEMENT;
                    case RECEIVE_PARCEL -> Word.STEP_PARCEL;
                });
        String reason = waits.one().seen().reason();
        return reason.isEmpty() ? step : step + " (" + reason.replace('_', ' ') + ")";
    }
}
