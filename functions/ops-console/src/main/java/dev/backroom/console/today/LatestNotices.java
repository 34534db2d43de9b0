package dev.backroom.console.today;

import dev.backroom.console.page.PageContext;
import dev.backroom.console.page.Part;
import dev.backroom.console.page.Reading;
import dev.backroom.model.Shop;
import dev.backroom.notices.Message;
import dev.backroom.notices.Notice;
import dev.backroom.notices.NoticeCodec;
import dev.backroom.notices.NoticeGroup;
import dev.backroom.notices.NoticeTexts;
import dev.backroom.notices.Severity;
import dev.backroom.runtime.queue.UnreadableMessage;
import dev.backroom.store.message.NoticeLog;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/** The newest notices, in words. */
public record LatestNotices(NoticeLog log) {
    private static final int SHOWN = 12;

    private record One(Optional<Shop> shop, NoticeLog.Kept kept) {}

    public record Row(String time, String title, boolean important, String details) {}

    public Future<Part<List<Row>>> read(PageContext c, Reading reading) {
        List<Optional<Shop>> whose =
                new ArrayList<>(c.shops().stream().map(Optional::of).toList());
        whose.add(Optional.empty());
        NoticeTexts texts = new NoticeTexts(c.t().language().ofNotices());
        return reading.part(
                "notices",
                () -> reading.each(whose, this::latest).stream()
                        .flatMap(List::stream)
                        .sorted(Comparator.comparing((One one) -> one.kept().at())
                                .reversed())
                        .limit(SHOWN)
                        .map(one -> row(c, texts, one))
                        .toList());
    }

    private List<One> latest(Optional<Shop> shop) {
        return log.latest(shop.map(Shop::id), SHOWN).stream()
                .map(kept -> new One(shop, kept))
                .toList();
    }

    private static Row row(PageContext c, NoticeTexts texts, One one) {
        String time = c.minute(
                one.kept().at(), one.shop().<java.time.ZoneId>map(Shop::zone).orElse(ZoneOffset.UTC));
        try {
            Notice notice = NoticeCodec.read(one.kept().body());
            Message message = texts.render(new NoticeGroup(notice.type(), notice.shop(), List.of(notice)), one.shop());
            String details = message.lines().stream().limit(3).collect(Collectors.joining(" \u00b7 "));
            String refused = one.kept().refused().isEmpty()
                    ? ""
                    : " \u00b7 "
                            + c.t().get("refused", String.join("; ", one.kept().refused()));
            return new Row(time, message.title(), notice.severity() != Severity.INFO, details + refused);
        } catch (UnreadableMessage e) {
            return new Row(time, c.t().get("unreadable", "notice"), false, "");
        }
    }
}
