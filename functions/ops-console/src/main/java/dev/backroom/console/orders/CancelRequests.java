package dev.backroom.console.orders;

import dev.backroom.console.page.PageContext;
import dev.backroom.console.page.Part;
import dev.backroom.console.page.Reading;
import dev.backroom.console.text.DeskWord;
import dev.backroom.console.text.HoldWord;
import dev.backroom.model.Shop;
import dev.backroom.model.aftersale.Aftersale;
import dev.backroom.model.aftersale.CaseKind;
import dev.backroom.model.aftersale.DueStage;
import dev.backroom.model.aftersale.NextStep;
import dev.backroom.model.order.Hold;
import dev.backroom.model.order.HoldCode;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.store.aftersale.AftersaleTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;

/** Buyers' requests to cancel, answered where their orders stand. */
public final class CancelRequests {
    private final PageContext sheet;
    private final AftersaleTable cases;

    public CancelRequests(PageContext sheet, AftersaleTable cases) {
        this.sheet = sheet;
        this.cases = cases;
    }

    /** What is kept of the cases of those orders that somebody asks to cancel; nothing of the others. */
    public Map<OrderKey, Future<Part<List<Aftersale>>>> read(List<Order> orders) {
        Map<OrderKey, Future<Part<List<Aftersale>>>> read = new HashMap<>();
        try (Reading reading = new Reading()) {
            orders.stream()
                    .filter(order -> order.holds().stream().anyMatch(CancelRequests::isOne))
                    .forEach(order -> read.put(order.key(), reading.part("cases", () -> cases.of(order.key()))));
        }
        return read;
    }

    public static boolean isOne(Hold hold) {
        return hold.code() == HoldCode.BUYER_ASKS_CANCEL;
    }

    /** The answers beside an order that is held for a request. */
    public void write(Shop shop, Future<Part<List<Aftersale>>> ofOrder) {
        sheet.part(ofOrder, all -> {
            List<Aftersale> requests = all.stream()
                    .filter(one -> one.key().kind() == CaseKind.CANCELLATION)
                    .filter(one -> !one.seen().state().isOver())
                    .toList();
            Optional<Aftersale> open =
                    requests.stream().filter(one -> one.open().isPresent()).findFirst();
            open.ifPresentOrElse(
                    one -> one.open().ifPresent(step -> answer(shop, one, step)),
                    () -> sheet.note(
                            sheet.word(requests.isEmpty() ? HoldWord.REQUEST_IS_READ : HoldWord.REQUEST_ANSWERED)));
        });
    }

    private void answer(Shop shop, Aftersale one, NextStep step) {
        Due.write(
                sheet,
                Due.state(step.due(), shop.zone(), DueStage.HOURS_LEFT.before(), sheet.now()),
                step.due(),
                shop.zone(),
                DeskWord.BY_ANSWERED);
        new CaseAnswers(sheet).write(one, step);
    }
}
