package dev.backroom.console;

import dev.backroom.console.Overview.Kept;
import dev.backroom.console.Overview.QueueDepth;
import dev.backroom.console.Overview.ShopState;
import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.model.Signal;
import dev.backroom.store.Parked;
import dev.backroom.tiktok.webhook.WebhookType;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** What stands between the platform and the orders: queues, parked and kept messages, connections. */
final class PlatformSections {
    private final Html html;
    private final Language language;
    private final ZoneId zone;

    PlatformSections(Html html, Language language, ZoneId zone) {
        this.html = html;
        this.language = language;
        this.zone = zone;
    }

    void queues(List<QueueDepth> queues) {
        Table table = new Table(
                html,
                language,
                List.of(Word.QUEUE, Word.WAITING, Word.IN_FLIGHT, Word.NOTE),
                List.of(Word.WAITING, Word.IN_FLIGHT));
        for (QueueDepth queue : queues) {
            boolean alarming = queue.dead() && queue.waiting() + queue.inFlight() > 0;
            table.row(alarming ? "bad" : "")
                    .cell(queue.name(), queue.dead() ? "dim" : "")
                    .number(queue.waiting())
                    .number(queue.inFlight())
                    .cell(alarming ? Word.DEAD.in(language) : "", "bad")
                    .endRow();
        }
        table.done();
    }

    void parked(List<Parked> parked) {
        if (parked.isEmpty()) {
            html.element("p", Word.NO_PARKED.in(language), "class", "dim");
            return;
        }
        Table table = new Table(html, language, List.of(Word.TIME, Word.QUEUE, Word.REASON, Word.ID), List.of());
        for (Parked message : parked) {
            table.row("")
                    .cell(Times.minute(message.at(), zone), "when")
                    .cell(message.queue())
                    .cell(message.reason())
                    .cell(message.id(), "id")
                    .endRow();
        }
        table.done();
        if (parked.size() == ReadOverview.PARKED_SHOWN) {
            html.element("p", Word.MORE.in(language, parked.size()), "class", "dim");
        }
    }

    void shops(List<ShopState> shops) {
        if (shops.isEmpty()) {
            html.element("p", Word.NO_SHOPS.in(language), "class", "dim");
            return;
        }
        Table table = new Table(
                html, language, List.of(Word.SHOP, Word.MARKET, Word.ID, Word.CONNECTION, Word.SINCE), List.of());
        for (ShopState state : shops) {
            Shop shop = state.shop();
            boolean connected = shop.state() == Shop.State.CONNECTED;
            String connection = (connected ? Word.CONNECTED : Word.DISCONNECTED).in(language)
                    + state.ends()
                            .map(end -> "; " + Word.ENDS.in(language, Times.minute(end, shop.zone())))
                            .orElse("");
            String mark = !connected ? "bad" : state.ends().isPresent() ? "warn" : "";
            table.row(mark)
                    .cell(shop.name())
                    .cell(shop.region())
                    .cell(shop.id().value(), "id")
                    .cell(connection, connected ? mark.isEmpty() ? "good" : "warn" : "bad")
                    .cell(Times.minute(shop.connectedAt(), shop.zone()), "when")
                    .endRow();
        }
        table.done();
    }

    void kept(Kept kept) {
        Set<Integer> types = new TreeSet<>(kept.today().keySet());
        types.addAll(kept.yesterday().keySet());
        if (types.isEmpty()) {
            html.element("p", Word.NO_KEPT.in(language), "class", "dim");
            return;
        }
        Table table = new Table(
                html, language, List.of(Word.TYPE, Word.TODAY, Word.YESTERDAY), List.of(Word.TODAY, Word.YESTERDAY));
        for (int type : types) {
            table.row("")
                    .cell(name(type))
                    .cell(Long.toString(kept.today().getOrDefault(type, 0L)), "num")
                    .cell(Long.toString(kept.yesterday().getOrDefault(type, 0L)), "num")
                    .endRow();
        }
        table.done();
        if (!kept.last().isEmpty()) {
            html.element("h2", Word.LAST_KEPT.in(language));
            last(kept.last());
        }
    }

    private void last(List<Signal> signals) {
        Table table = new Table(html, language, List.of(Word.TIME, Word.TYPE, Word.SHOP, Word.ID), List.of());
        for (Signal signal : signals) {
            table.row("")
                    .cell(Times.minute(signal.at(), zone), "when")
                    .cell(name(signal.type()))
                    .cell(signal.shop().map(ShopId::value).or(signal::seller).orElse(""), "id")
                    .cell(signal.notification(), "id")
                    .endRow();
        }
        table.done();
    }

    private String name(int type) {
        return type + " "
                + WebhookType.of(type)
                        .map(known -> known.name().replace('_', ' ').toLowerCase(Locale.ROOT))
                        .orElse(Word.UNKNOWN_TYPE.in(language));
    }
}
