package dev.backroom.console.today;

import dev.backroom.console.html.Table;
import dev.backroom.console.page.PageContext;
import dev.backroom.console.page.Part;
import dev.backroom.console.page.Reading;
import dev.backroom.console.text.Word;
import dev.backroom.model.Shop;
import dev.backroom.notices.Message;
import dev.backroom.notices.Notice;
import dev.backroom.notices.NoticeCodec;
import dev.backroom.notices.NoticeGroup;
import dev.backroom.notices.NoticeTexts;
import dev.backroom.notices.Severity;
import dev.backroom.notices.UnreadableNotice;
import dev.backroom.store.message.NoticeLog;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/** The newest notices, in words. */
public final class LatestNotices {
    private static final int SHOWN = 12;

    private final PageContext sheet;
    private final Future<Part<List<One>>> notices;

    private record One(Optional<Shop> shop, Instant at, String body, List<String> refused) {}

    public LatestNotices(PageContext sheet, NoticeLog log, Reading reading) {
        this.sheet = sheet;
        List<Optional<Shop>> whose =
                new ArrayList<>(sheet.shops().stream().map(Optional::of).toList());
        whose.add(Optional.empty());
        notices = reading.part(
                "notices",
                () -> reading.each(whose, shop -> latest(log, shop)).stream()
                        .flatMap(List::stream)
                        .sorted(Comparator.comparing(One::at).reversed())
                        .limit(SHOWN)
                        .toList());
    }

    private static List<One> latest(NoticeLog log, Optional<Shop> shop) {
        return log.latest(shop.map(Shop::id), SHOWN).stream()
                .map(kept -> new One(shop, kept.at(), kept.body(), kept.refused()))
                .toList();
    }

    public void write() {
        sheet.part(notices, all -> {
            if (all.isEmpty()) {
                sheet.note(sheet.word(Word.NOTHING_TOLD));
                return;
            }
            NoticeTexts texts = new NoticeTexts(sheet.language().ofNotices());
            Table table = sheet.table(List.of(Word.TIME, Word.NOTICE, Word.DETAILS), List.of());
            all.forEach(one -> row(table, texts, one));
            table.done();
        });
    }

    private void row(Table table, NoticeTexts texts, One one) {
        String time = sheet.minute(one.at(), one.shop().map(Shop::zone).orElse(ZoneOffset.UTC));
        try {
            Notice notice = NoticeCodec.read(one.body());
            Message message = texts.render(new NoticeGroup(notice.type(), notice.shop(), List.of(notice)), one.shop());
            String details = message.lines().stream().limit(3).collect(Collectors.joining(" \u00b7 "));
            String refused = one.refused().isEmpty()
                    ? ""
                    : " \u00b7 " + Word.REFUSED.in(sheet.language(), String.join("; ", one.refused()));
            table.row("")
                    .cell(time, "when")
                    .cell(message.title(), notice.severity() == Severity.INFO ? "" : "strong")
                    .cell(details + refused, "dim")
                    .endRow();
        } catch (UnreadableNotice e) {
            table.row("")
                    .cell(time, "when")
                    .cell(Word.UNREADABLE.in(sheet.language(), "notice"))
                    .cell("")
                    .endRow();
        }
    }
}
