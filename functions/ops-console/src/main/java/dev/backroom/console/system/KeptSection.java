package dev.backroom.console.system;

import dev.backroom.console.page.PageContext;
import dev.backroom.model.ShopId;
import dev.backroom.store.message.KeptSignals;
import dev.backroom.tiktok.webhook.WebhookType;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Webhooks that nobody handles yet: counts by type, and the last ones. Their days are UTC. */
public record KeptSection(List<OfType> types, List<One> last) {
    private static final int LAST = 8;

    public record OfType(String name, long today, long yesterday) {}

    public record One(String at, String type, String shop, String id) {}

    static KeptSection read(PageContext c, KeptSignals signals) {
        LocalDate today = LocalDate.ofInstant(c.now(), ZoneOffset.UTC);
        Map<Integer, Long> now = signals.counts(today);
        Map<Integer, Long> before = signals.counts(today.minusDays(1));
        Set<Integer> types = new TreeSet<>(now.keySet());
        types.addAll(before.keySet());
        return new KeptSection(
                types.stream()
                        .map(type ->
                                new OfType(name(c, type), now.getOrDefault(type, 0L), before.getOrDefault(type, 0L)))
                        .toList(),
                signals.latest(today, LAST).stream()
                        .map(signal -> new One(
                                c.minute(signal.at()),
                                name(c, signal.type()),
                                signal.shop()
                                        .map(ShopId::value)
                                        .or(signal::seller)
                                        .orElse(""),
                                signal.notification()))
                        .toList());
    }

    private static String name(PageContext c, int type) {
        return type + " "
                + WebhookType.of(type)
                        .map(known -> known.name().replace('_', ' ').toLowerCase(Locale.ROOT))
                        .orElse(c.t().get("unknownType"));
    }
}
