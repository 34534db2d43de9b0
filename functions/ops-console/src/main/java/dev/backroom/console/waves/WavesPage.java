package dev.backroom.console.waves;

import dev.backroom.console.page.ConsolePage;
import dev.backroom.console.page.Link;
import dev.backroom.console.page.PageContext;
import dev.backroom.console.page.Part;
import dev.backroom.console.page.Reading;
import dev.backroom.console.page.View;
import dev.backroom.console.page.Waiting;
import dev.backroom.console.request.Page;
import dev.backroom.console.request.PrintFormat;
import dev.backroom.console.text.Numbers;
import dev.backroom.model.Shop;
import dev.backroom.model.desk.Warehouse;
import dev.backroom.model.wave.Wave;
import dev.backroom.model.wave.WaveForecast;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Waves: what the next ones take and leave out, those of today and yesterday, and what is in each and printed of it. */
public final class WavesPage implements ConsolePage {
    private final WaveTables tables;

    public WavesPage(WaveTables tables) {
        this.tables = tables;
    }

    public record Shown(List<OfShop> shops) {}

    /** @param whose names the shop where there are several */
    public record OfShop(String whose, Part<Next> next, Part<List<Row>> soFar) {}

    /** @param seen how long ago the desk made the forecast; empty text where it never did */
    public record Next(String seen, List<Forecast> forecasts) {}

    public record Forecast(
            boolean risky,
            String warehouse,
            String out,
            long waiting,
            long takes,
            long leaves,
            long risk,
            String breaks) {}

    public record Row(
            boolean out,
            Link wave,
            String at,
            String warehouse,
            String state,
            long orders,
            long units,
            String most,
            List<Link> papers) {}

    @Override
    public View show(PageContext c, Reading reading) {
        String id = c.request().wave();
        if (id.isEmpty()) {
            return new View("waves", new Shown(list(c, reading)));
        }
        Optional<Shop> shop = c.shops().stream().findFirst();
        Part<Optional<WaveContents>> contents = Waiting.of(
                reading.part("a wave", () -> shop.flatMap(one -> WaveContents.read(tables, one, id, reading))));
        Optional<WaveContents> wave = contents.read().flatMap(Function.identity());
        if (wave.isEmpty()) {
            return new View("wave", new WaveOrders.Shown(contents.failure(), Optional.empty()));
        }
        return c.request()
                .paper()
                .map(paper -> new WavePapers(c, tables, wave.get(), paper).view(reading))
                .orElseGet(() -> new WaveOrders(c, tables, wave.get()).view(reading));
    }

    /** A paper as a file; empty text where there is no such wave. */
    public String file(PageContext c, Reading reading) {
        return c.shops().stream()
                .findFirst()
                .flatMap(shop -> WaveContents.read(tables, shop, c.request().wave(), reading))
                .flatMap(wave -> c.request().paper().map(paper -> new WavePapers(c, tables, wave, paper).csv(reading)))
                .orElse("");
    }

    private List<OfShop> list(PageContext c, Reading reading) {
        record Reads(Shop shop, Future<Part<Next>> next, Future<Part<List<Row>>> soFar) {}
        List<Reads> reads = c.shops().stream()
                .map(shop -> new Reads(
                        shop,
                        reading.part(
                                "forecasts",
                                () -> next(c, shop, tables.waves().forecasts().of(shop.id()))),
                        reading.part("waves", () -> soFar(c, shop))))
                .toList();
        return reads.stream()
                .map(one -> new OfShop(
                        c.severalShops() ? ": " + one.shop().name() : "",
                        Waiting.of(one.next()),
                        Waiting.of(one.soFar())))
                .toList();
    }

    private static Next next(PageContext c, Shop shop, List<WaveForecast> forecasts) {
        return new Next(
                forecasts.stream()
                        .map(WaveForecast::at)
                        .max(Instant::compareTo)
                        .map(at -> c.t().get("waveSeenAgo", c.ago(at)))
                        .orElse(""),
                forecasts.stream()
                        .map(one -> new Forecast(
                                one.atRisk() > 0,
                                one.warehouse(),
                                c.minute(one.next(), shop.zone(), c.t().get("waveNoTurn")),
                                one.backlog(),
                                one.fits(),
                                one.leftOut(),
                                one.atRisk(),
                                c.minute(one.breaks(), shop.zone(), "")))
                        .toList());
    }

    private List<Row> soFar(PageContext c, Shop shop) {
        LocalDate today = c.now().atZone(shop.zone()).toLocalDate();
        return tables.waves().since(shop.id(), today.minusDays(1)).reversed().stream()
                .map(wave -> row(c, shop, wave))
                .toList();
    }

    private static Row row(PageContext c, Shop shop, Wave wave) {
        return new Row(
                isOut(wave),
                link(c, shop, wave, "", wave.id(), "id"),
                c.minute(wave.at(), shop.zone()),
                wave.warehouse(),
                state(c, wave) + (wave.kind() == Wave.Kind.EXTRA ? " \u00b7 " + c.t().get("waveWaveExtra") : ""),
                wave.orders(),
                wave.units(),
                most(c, wave),
                papers(c, shop, wave));
    }

    static boolean isOut(Wave wave) {
        return wave.state() == Wave.State.RELEASED;
    }

    static String state(PageContext c, Wave wave) {
        return c.t().get(isOut(wave) ? "waveWaveOut" : "waveWaveGoingOut");
    }

    static List<Link> papers(PageContext c, Shop shop, Wave wave) {
        return Arrays.stream(PrintFormat.values())
                .map(paper -> link(c, shop, wave, paper.code(), c.t().of("print", paper), ""))
                .toList();
    }

    /** The most orders that a wave could have. */
    static String most(PageContext c, Wave wave) {
        return wave.capacity() >= Warehouse.UNMEASURED ? c.t().get("waveNoLimit") : Numbers.count(wave.capacity());
    }

    static Link link(PageContext c, Shop shop, Wave wave, String paper, String text, String style) {
        return c.links()
                .to(Page.WAVES, Map.of("shop", shop.id().value(), "wave", wave.id(), "paper", paper), text, style);
    }
}
