package dev.backroom.stockcheck.watch;

import dev.backroom.model.ShopId;
import dev.backroom.model.stock.Drift;
import dev.backroom.model.stock.Item;
import dev.backroom.model.stock.StockAlarm;
import dev.backroom.notices.Notice;
import dev.backroom.notices.NoticeType;
import dev.backroom.stockcheck.channel.Channel;
import dev.backroom.store.stock.Listed;
import dev.backroom.store.stock.Listed.Failing;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The notices of this module. Their ids are made of what is stored, so that the same fact is told once. */
final class StockNotices {
    private StockNotices() {}

    /** @param shop the only shop that sells the owner's stock; absent where several do */
    static Notice crossed(
            String owner,
            Optional<ShopId> shop,
            Item item,
            StockAlarm.News news,
            StockAlarm after,
            int sellable,
            Instant now) {
        NoticeType type = switch (news) {
            case RUNS_LOW -> NoticeType.STOCK_LOW;
            case SOLD_OUT -> NoticeType.STOCK_OUT;
            case BACK_IN_STOCK -> NoticeType.STOCK_BACK;
        };
        Map<String, String> facts = new HashMap<>(Map.of(
                "sku", item.sku().code(),
                "title", item.title(),
                "available", Integer.toString(sellable),
                "safetyStock", Integer.toString(item.safetyStock())));
        facts.keySet().retainAll(type.facts());
        return new Notice(
                "stock#" + owner + "#" + item.sku() + "#" + after.crossings() + "#" + after.state(),
                type,
                type.severity(),
                shop,
                item.sku().code(),
                now,
                facts);
    }

    static Notice failing(Listed listed, Failing failing, Instant now) {
        return Notice.of(
                id("publish", listed, failing.since()),
                NoticeType.PUBLISH_FAILED,
                listed.listing().shop(),
                listed.sku().code(),
                now,
                Map.of(
                        "sku", listed.sku().code(),
                        "channel", Channel.NAME,
                        "reason", failing.reason(),
                        "since", failing.since().toString()));
    }

    /** Says that somebody changed the figure by hand only where the platform says so. */
    static Notice drifted(Listed listed, Drift drift, long ours, Instant now) {
        Map<String, String> facts = new HashMap<>(Map.of(
                "sku", listed.sku().code(),
                "channel", Channel.NAME,
                "ours", Long.toString(ours),
                "theirs", Long.toString(drift.shown()),
                "since", drift.since().toString()));
        if (drift.byHand()) {
            facts.put("byHand", drift.since().toString());
        }
        return Notice.of(
                id("drift", listed, drift.since()),
                NoticeType.STOCK_DRIFT,
                listed.listing().shop(),
                listed.sku().code(),
                now,
                facts);
    }

    private static String id(String kind, Listed listed, Instant since) {
        return kind + "#" + listed.listing().shop() + "#" + listed.listing().platformSku() + "#" + since.toEpochMilli();
    }
}
