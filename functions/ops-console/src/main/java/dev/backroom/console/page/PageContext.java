package dev.backroom.console.page;

import dev.backroom.console.html.Html;
import dev.backroom.console.html.Table;
import dev.backroom.console.request.Page;
import dev.backroom.console.request.PageRequest;
import dev.backroom.console.text.Language;
import dev.backroom.console.text.Phrase;
import dev.backroom.console.text.Times;
import dev.backroom.console.text.Word;
import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * What a page is written on.
 *
 * @param shops those that are shown
 * @param now the shop's time
 */
public record PageContext(Html html, PageRequest ask, Links links, List<Shop> shops, Instant now) {
    public Language language() {
        return ask.language();
    }

    public String word(Phrase word) {
        return word.in(language());
    }

    /** Times of no particular shop are told in the first shop's zone. */
    public ZoneId zone() {
        return shops.stream().map(Shop::zone).findFirst().orElse(ZoneOffset.UTC);
    }

    /** The zones of the shops that are shown, each once. */
    public List<ZoneId> zones() {
        return shops.isEmpty()
                ? List.of(ZoneOffset.UTC)
                : shops.stream().map(Shop::zone).distinct().toList();
    }

    /** A time of a shop in its own zone, with the zone's name unless the top of the page names no other. */
    public String minute(Instant at, ZoneId zone) {
        return Times.minute(at, zone) + (zones().equals(List.of(zone)) ? "" : " " + zone.getId());
    }

    /** As {@link #minute(Instant, ZoneId)}, of a shop that may not be shown. */
    public String minute(Instant at, ShopId shop) {
        return minute(
                at,
                shops.stream()
                        .filter(one -> one.id().equals(shop))
                        .map(Shop::zone)
                        .findFirst()
                        .orElseGet(this::zone));
    }

    public void heading(Phrase word) {
        html.element("h2", word(word));
    }

    public void note(String text) {
        html.element("p", text, "class", "dim");
    }

    public <T> void part(Future<Part<T>> part, Consumer<T> write) {
        switch (Waiting.of(part)) {
            case Part.Read<T>(T value) -> write.accept(value);
            case Part.Failed<T>(String reason) ->
                html.element("p", Word.UNREADABLE.in(language(), reason), "class", "bad unread");
        }
    }

    /** A count that leads to a page. */
    public void tile(Phrase word, String count, String style, Page page, Map<String, String> more) {
        html.start("div", "class", "tile " + style).element("b", count);
        links.to(page, more, word(word), "");
        html.end();
    }

    /** Facts by name, one a line. */
    public void facts(Map<Phrase, String> lines) {
        html.start("dl", "class", "facts");
        lines.forEach((name, text) -> html.element("dt", word(name)).element("dd", text));
        html.end();
    }

    public Table table(List<? extends Phrase> headings, List<? extends Phrase> numbers) {
        return new Table(html, language(), headings, numbers);
    }
}
