package dev.backroom.console;

import dev.backroom.console.Overview.Part;
import dev.backroom.model.Shop;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;

/** The first page: what waits, what runs out, what is stuck. */
final class HomePage {
    private final Overview overview;
    private final Language language;
    private final boolean links;
    private final Html html = new Html();

    /** @param links whether the fragment stands on a page of its own, where a link to the other language leads somewhere */
    HomePage(Overview overview, Language language, boolean links) {
        this.overview = overview;
        this.language = language;
        this.links = links;
    }

    String render() {
        html.start("section", "class", "bkr", "lang", language.tag()).style(StyleSheet.PLAIN);
        header();
        OrderSections orders = new OrderSections(html, language, overview.at());
        part(overview.work(), orders::write);
        html.start("div", "class", "split");
        PlatformSections platform = new PlatformSections(html, language, zone());
        block(Word.STOCK, overview.shelf(), shelf -> new StockSection(html, language).write(shelf));
        html.start("div");
        block(Word.QUEUES, overview.queues(), platform::queues);
        block(Word.SHOPS, overview.shops(), platform::shops);
        block(Word.KEPT, overview.kept(), platform::kept);
        html.end().end();
        block(Word.PARKED, overview.parked(), platform::parked);
        return html.end().done();
    }

    private void header() {
        html.start("header").element("h1", Word.TITLE.in(language));
        Instant at = overview.at();
        html.start("span", "class", "dim");
        html.element("time", Word.AS_OF.in(language, Times.full(at, zone())), "datetime", at.toString());
        html.end();
        if (links) {
            Language other = language == Language.ENGLISH ? Language.CHINESE : Language.ENGLISH;
            html.element("a", Word.OTHER_LANGUAGE.in(language), "href", "?lang=" + other.tag(), "lang", other.tag());
        }
        html.end();
    }

    private <T> void block(Word title, Part<T> part, Consumer<T> write) {
        html.start("div").element("h2", title.in(language));
        part(part, write);
        html.end();
    }

    private <T> void part(Part<T> part, Consumer<T> write) {
        switch (part) {
            case Part.Read<T>(T value) -> write.accept(value);
            case Part.Failed<T>(String reason) ->
                html.element("p", Word.UNREADABLE.in(language, reason), "class", "bad");
        }
    }

    /** Times of no particular shop are told in the first shop's zone. */
    private ZoneId zone() {
        return overview.shops() instanceof Part.Read<List<Overview.ShopState>>(List<Overview.ShopState> shops)
                ? shops.stream()
                        .map(Overview.ShopState::shop)
                        .map(Shop::zone)
                        .findFirst()
                        .orElse(ZoneOffset.UTC)
                : ZoneOffset.UTC;
    }
}
