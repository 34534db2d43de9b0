package dev.backroom.console.aftersales;

import dev.backroom.console.orders.CaseAnswers;
import dev.backroom.console.orders.Due;
import dev.backroom.console.page.ConsolePage;
import dev.backroom.console.page.Link;
import dev.backroom.console.page.PageContext;
import dev.backroom.console.page.Part;
import dev.backroom.console.page.Reading;
import dev.backroom.console.page.View;
import dev.backroom.console.page.Waiting;
import dev.backroom.model.Shop;
import dev.backroom.model.aftersale.Aftersale;
import dev.backroom.model.aftersale.DueStage;
import dev.backroom.model.aftersale.NextStep;
import dev.backroom.model.clock.Standing;
import dev.backroom.store.aftersale.AftersaleTable;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** After the sale: cases that wait for an answer, by the time that is left, with the answers as buttons. */
public final class AftersalesPage implements ConsolePage {
    static final int SHOWN = 50;

    private static final Duration SOON = DueStage.HOURS_LEFT.before();

    private final AftersaleTable cases;

    public AftersalesPage(AftersaleTable cases) {
        this.cases = cases;
    }

    private record Case(Shop shop, Aftersale one, NextStep step) {}

    /** @param cut that there may be more; empty text where there are none */
    public record Shown(Part<List<Row>> rows, String cut) {}

    public record Row(
            String mark,
            Due.Shown due,
            Link order,
            String id,
            String asked,
            String items,
            String refund,
            String shop,
            CaseAnswers answers) {}

    @Override
    public View show(PageContext c, Reading reading) {
        Part<List<Row>> rows = Waiting.of(reading.part("cases", () -> rows(c, reading)));
        boolean cut = rows.read().filter(all -> all.size() == SHOWN).isPresent();
        return new View("aftersales", new Shown(rows, cut ? c.t().get("mostUrgentShown", SHOWN) : ""));
    }

    private List<Row> rows(PageContext c, Reading reading) {
        return reading.each(c.shops(), this::waiting).stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparing(waits -> waits.step().due()))
                .limit(SHOWN)
                .map(waits -> row(c, waits))
                .toList();
    }

    private List<Case> waiting(Shop shop) {
        return cases.load(cases.waiting(shop.id(), SHOWN)).values().stream()
                .flatMap(one -> one.open().map(step -> new Case(shop, one, step)).stream())
                .toList();
    }

    private static Row row(PageContext c, Case waits) {
        Aftersale one = waits.one();
        Standing state = Due.state(waits.step().due(), waits.shop().zone(), SOON, c.now());
        return new Row(
                Due.mark(state),
                Due.answer(c, state, waits.step().due(), waits.shop().zone()),
                c.links().order(one.key().order().order()),
                one.key().id(),
                asked(c, waits),
                one.seen().lines().stream()
                        .map(line -> line.sku().code() + (line.units() > 1 ? "\u00d7" + line.units() : ""))
                        .collect(Collectors.joining(", ")),
                one.seen().refund().map(PageContext::money).orElse(""),
                waits.shop().name(),
                CaseAnswers.of(c, one, waits.step(), Optional.empty()));
    }

    private static String asked(PageContext c, Case waits) {
        String step = c.t().of("step", waits.step().what());
        String reason = waits.one().seen().reason();
        return reason.isEmpty() ? step : step + " (" + reason.replace('_', ' ') + ")";
    }
}
