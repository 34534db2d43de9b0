package dev.backroom.console.system;

import dev.backroom.console.html.Table;
import dev.backroom.console.page.PageContext;
import dev.backroom.console.page.Part;
import dev.backroom.console.page.Reading;
import dev.backroom.console.text.Word;
import dev.backroom.model.ShopId;
import dev.backroom.model.Signal;
import dev.backroom.store.message.KeptSignals;
import dev.backroom.tiktok.webhook.WebhookType;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Future;

/** Webhooks that nobody handles yet: counts by type, and the last ones. Their days are UTC. */
public final class KeptSection {
    private static final int LAST = 8;

    private final PageContext sheet;
    private final Future<Part<Kept>> kept;

    private record Kept(Map<Integer, Long> today, Map<Integer, Long> yesterday, List<Signal> last) {}

    public KeptSection(PageContext sheet, KeptSignals signals, Reading reading) {
        this.sheet = sheet;
        LocalDate today = LocalDate.ofInstant(sheet.now(), ZoneOffset.UTC);
        kept = reading.part(
                "kept webhooks",
                () -> new Kept(signals.counts(today), signals.counts(today.minusDays(1)), signals.latest(today, LAST)));
    }

    public void write() {
        sheet.part(kept, this::write);
    }

    private void write(Kept read) {
        Set<Integer> types = new TreeSet<>(read.today().keySet());
        types.addAll(read.yesterday().keySet());
        if (types.isEmpty()) {
            sheet.note(sheet.word(Word.NO_KEPT));
            return;
        }
        Table table = sheet.table(List.of(Word.TYPE, Word.TODAY, Word.YESTERDAY), List.of(Word.TODAY, Word.YESTERDAY));
        for (int type : types) {
            table.row("")
                    .cell(name(type))
                    .number(read.today().getOrDefault(type, 0L))
                    .number(read.yesterday().getOrDefault(type, 0L))
                    .endRow();
        }
        table.done();
        if (read.last().isEmpty()) {
            return;
        }
        sheet.html().element("h3", sheet.word(Word.LAST_KEPT));
        Table last = sheet.table(List.of(Word.TIME, Word.TYPE, Word.SHOP, Word.ID), List.of());
        for (Signal signal : read.last()) {
            last.row("")
                    .cell(sheet.minute(signal.at(), sheet.zone()), "when")
                    .cell(name(signal.type()))
                    .cell(signal.shop().map(ShopId::value).or(signal::seller).orElse(""), "id")
                    .cell(signal.notification(), "id")
                    .endRow();
        }
        last.done();
    }

    private String name(int type) {
        return type + " "
                + WebhookType.of(type)
                        .map(known -> known.name().replace('_', ' ').toLowerCase(Locale.ROOT))
                        .orElse(sheet.word(Word.UNKNOWN_TYPE));
    }
}
