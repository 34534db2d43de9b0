package dev.backroom.console.orders;

import dev.backroom.console.page.PageContext;
import dev.backroom.console.page.Part;
import dev.backroom.console.page.Reading;
import dev.backroom.model.Shop;
import dev.backroom.model.aftersale.Aftersale;
import dev.backroom.model.aftersale.CaseKind;
import dev.backroom.model.aftersale.DueStage;
import dev.backroom.model.aftersale.NextStep;
import dev.backroom.model.clock.Standing;
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
public record CancelRequests(AftersaleTable cases) {
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
    public static CaseAnswers answers(PageContext c, Shop shop, Part<List<Aftersale>> ofOrder) {
        if (ofOrder.failed()) {
            return new CaseAnswers(Optional.empty(), List.of(), "", ofOrder.failure());
        }
        List<Aftersale> requests = ofOrder.value().stream()
                .filter(one -> one.key().kind() == CaseKind.CANCELLATION)
                .filter(one -> !one.seen().state().isOver())
                .toList();
        return requests.stream()
                .flatMap(one -> one.open().map(step -> answers(c, shop, one, step)).stream())
                .findFirst()
                .orElseGet(() -> new CaseAnswers(
                        Optional.empty(),
                        List.of(),
                        c.t().get(requests.isEmpty() ? "holdRequestIsRead" : "holdRequestAnswered"),
                        ""));
    }

    private static CaseAnswers answers(PageContext c, Shop shop, Aftersale one, NextStep step) {
        Standing state = Due.state(step.due(), shop.zone(), DueStage.HOURS_LEFT.before(), c.now());
        return CaseAnswers.of(c, one, step, Optional.of(Due.answer(c, state, step.due(), shop.zone())));
    }
}
