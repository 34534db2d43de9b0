package dev.backroom.console;

import dev.backroom.console.action.Done;
import dev.backroom.console.action.LabelPrint;
import dev.backroom.console.action.PerformAction;
import dev.backroom.console.html.Templates;
import dev.backroom.console.page.ConsolePage;
import dev.backroom.console.page.Links;
import dev.backroom.console.page.PageContext;
import dev.backroom.console.page.Part;
import dev.backroom.console.page.Reading;
import dev.backroom.console.page.View;
import dev.backroom.console.page.Waiting;
import dev.backroom.console.request.Action;
import dev.backroom.console.request.Page;
import dev.backroom.console.request.PageRequest;
import dev.backroom.console.request.Setting;
import dev.backroom.console.text.Texts;
import dev.backroom.console.waves.WavesPage;
import dev.backroom.model.Shop;
import dev.backroom.store.shop.ShopTable;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Answers what is asked: does it where something is to be done, and shows the page. */
final class Console {
    private final Templates templates;
    private final ShopTable shops;
    private final Map<Page, ConsolePage> pages;
    private final ConsolePage plan;
    private final WavesPage waves;
    private final PerformAction actions;
    private final Function<Action.PrintLabel, Optional<LabelPrint>> labels;
    private final Clock clock;

    /**
     * The console.
     *
     * @param plan shows what a decision about many orders would do
     * @param waves the page whose papers are files as well
     */
    Console(
            Templates templates,
            ShopTable shops,
            Map<Page, ConsolePage> pages,
            ConsolePage plan,
            WavesPage waves,
            PerformAction actions,
            Function<Action.PrintLabel, Optional<LabelPrint>> labels,
            Clock clock) {
        this.templates = templates;
        this.shops = shops;
        this.pages = Map.copyOf(pages);
        this.plan = plan;
        this.waves = waves;
        this.actions = actions;
        this.labels = labels;
        this.clock = clock;
    }

    String answer(PageRequest request) {
        Optional<LabelPrint> label = request.action()
                .flatMap(action -> action instanceof Action.PrintLabel asked ? labels.apply(asked) : Optional.empty());
        if (label.isPresent() && request.setting() instanceof Setting.OwnPage) {
            return label.get().file();
        }
        Optional<Done> done =
                label.isPresent() ? Optional.empty() : request.action().flatMap(actions::act);
        try (Reading reading = new Reading()) {
            Part<List<Shop>> read = Waiting.of(reading.part("shops", shops::all));
            List<Shop> all = read.read().orElse(List.of());
            PageContext c = new PageContext(
                    request,
                    Texts.in(request.language()),
                    new Links(request),
                    all,
                    request.among(all),
                    clock.instant());
            if (request.forFile()) {
                return waves.file(c, reading);
            }
            View view = page(request, done).show(c, reading);
            return templates.render(
                    view.template(),
                    Map.of(
                            "c", c,
                            "t", c.t(),
                            "v", view.shown(),
                            "frame", Frame.of(c, view, label, done, read.failure())));
        }
    }

    private ConsolePage page(PageRequest request, Optional<Done> done) {
        if (request.action().orElse(null) instanceof Action.Plan) {
            return plan;
        }
        boolean cancelled =
                request.page() == Page.CANCEL && done.filter(Done::well).isPresent();
        return Objects.requireNonNull(pages.get(cancelled ? Page.ORDER : request.page()));
    }
}
