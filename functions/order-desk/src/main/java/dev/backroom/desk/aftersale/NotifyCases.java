package dev.backroom.desk.aftersale;

import dev.backroom.desk.watch.ScheduledCheck;
import dev.backroom.model.Money;
import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.model.aftersale.Aftersale;
import dev.backroom.model.aftersale.CaseKey;
import dev.backroom.model.aftersale.CaseKind;
import dev.backroom.model.aftersale.DueStage;
import dev.backroom.model.aftersale.NextStep;
import dev.backroom.notices.Notice;
import dev.backroom.notices.NoticeOutbox;
import dev.backroom.notices.NoticeType;
import dev.backroom.notices.Severity;
import dev.backroom.store.aftersale.AftersaleTable;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Tells of cases whose time to answer runs out: a day before, hours before, and when it is over. */
public final class NotifyCases implements ScheduledCheck {
    /** Cases of one shop after which a run tells no more, the most urgent first; the next run goes on. */
    static final int PER_RUN = 100;

    /** The longest list of one shop that is read. */
    private static final int MOST_READ = 10_000;

    private final Supplier<List<Shop>> shops;
    private final AftersaleTable table;
    private final NoticeOutbox notices;
    private final Clock clock;

    public NotifyCases(Supplier<List<Shop>> shops, AftersaleTable table, NoticeOutbox notices, Clock clock) {
        this.shops = shops;
        this.table = table;
        this.notices = notices;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "answers";
    }

    @Override
    public Map<String, Object> run() {
        Map<String, Object> told = new LinkedHashMap<>();
        for (Shop shop : shops.get()) {
            if (shop.state() == Shop.State.CONNECTED) {
                told.put(shop.id().value(), tell(shop.id()));
            }
        }
        return told;
    }

    /** What is sent and not stored is sent again in the next run, and told once by its id. */
    private int tell(ShopId shop) {
        Instant now = clock.instant();
        Instant horizon = now.plus(DueStage.DAY_LEFT.before()).plusSeconds(1);
        // A case that was told of stays on the list until it is answered, so the news may lie behind many of those.
        List<CaseKey> due = table.dueBefore(shop, horizon, MOST_READ);
        List<Aftersale> before = new ArrayList<>();
        List<Aftersale> after = new ArrayList<>();
        for (int i = 0; i < due.size() && after.size() < PER_RUN; i += PER_RUN) {
            table.load(due.subList(i, Math.min(i + PER_RUN, due.size())))
                    .values()
                    .forEach(one -> one.tell(now).ifPresent(told -> {
                        before.add(one);
                        after.add(told);
                    }));
        }
        if (!after.isEmpty()) {
            notices.send(after.stream().map(one -> notice(one, now)).toList());
        }
        for (int i = 0; i < after.size(); i++) {
            table.put(Optional.of(before.get(i)), after.get(i));
        }
        return after.size();
    }

    private static Notice notice(Aftersale one, Instant now) {
        NextStep step = one.open().orElseThrow();
        DueStage stage = one.told().map(Aftersale.Notified::stage).orElseThrow();
        Map<String, String> facts = new HashMap<>(
                Map.of("order", one.key().order().order(), "due", step.due().toString()));
        facts.put(about(one.key(), step), one.key().id());
        one.seen().refund().map(NotifyCases::amount).ifPresent(refund -> facts.put("refund", refund));
        return new Notice(
                "aftersale#" + one.key() + "#" + step.what() + "#" + step.due().getEpochSecond() + "#" + stage,
                NoticeType.AFTERSALE_DUE,
                stage == DueStage.DAY_LEFT ? Severity.WARNING : Severity.URGENT,
                Optional.of(one.key().order().shop()),
                one.key().order().order(),
                now,
                facts);
    }

    private static String about(CaseKey key, NextStep step) {
        if (step.what() == NextStep.What.RECEIVE_PARCEL) {
            return "parcel";
        }
        return key.kind() == CaseKind.CANCELLATION ? "cancellation" : "return";
    }

    private static String amount(Money money) {
        return money.amount().toPlainString() + " " + money.currency();
    }
}
