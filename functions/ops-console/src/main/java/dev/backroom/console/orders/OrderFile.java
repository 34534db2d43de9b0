package dev.backroom.console.orders;

import dev.backroom.console.page.Part;
import dev.backroom.console.page.Reading;
import dev.backroom.model.Shop;
import dev.backroom.model.aftersale.Aftersale;
import dev.backroom.model.order.Lane;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.OrderLine;
import dev.backroom.model.order.Recipient;
import dev.backroom.model.ship.Handover;
import dev.backroom.model.stock.Item;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.wave.Wave;
import dev.backroom.store.order.CancelWish;
import dev.backroom.store.order.Decided;
import dev.backroom.store.order.OrderTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/**
 * What is kept about one order, each part read for itself.
 *
 * @param decisions newest first
 * @param recipient empty unless a hold is about it: then nobody asks the table of personal data
 * @param next the held order that is due next after this one
 */
public record OrderFile(
        Future<Part<List<Decided>>> decisions,
        Future<Part<Optional<CancelWish>>> wish,
        Future<Part<Optional<Handover>>> handover,
        Future<Part<List<Aftersale>>> cases,
        Future<Part<Optional<Wave>>> wave,
        Future<Part<Optional<Recipient>>> recipient,
        Future<Part<Map<Sku, String>>> titles,
        Future<Part<Optional<OrderKey>>> next) {
    /** Decisions that are shown; more about one order nobody reads. */
    private static final int DECISIONS = 50;

    public static OrderFile read(OrderTables tables, Shop shop, Order order, Reading reading) {
        OrderKey key = order.key();
        return new OrderFile(
                reading.part("decisions", () -> tables.decisions().history(key, DECISIONS)),
                reading.part("a cancellation", () -> tables.decisions().wish(key)),
                reading.part("a handover", () -> tables.handovers().find(key)),
                reading.part("cases", () -> tables.aftersales().of(key)),
                reading.part(
                        "a wave",
                        () -> order.wave().flatMap(id -> tables.waves().find(shop.id(), id))),
                reading.part(
                        "a recipient",
                        () -> BuyerEvidence.Fields.of(order.holds()).isEmpty()
                                ? Optional.empty()
                                : tables.recipients().find(key)),
                reading.part("items", () -> titles(tables, shop, order)),
                reading.part("the next order", () -> next(tables, order)));
    }

    private static Map<Sku, String> titles(OrderTables tables, Shop shop, Order order) {
        List<Sku> skus = order.lines().stream().map(OrderLine::sku).distinct().toList();
        return tables.stock().items(shop.owner(), skus).values().stream()
                .collect(Collectors.toMap(Item::sku, Item::title));
    }

    private static Optional<OrderKey> next(OrderTables tables, Order order) {
        return tables.orders().openAfter(order.key().shop(), Lane.HELD, OrderTable.place(order), 1).orders().stream()
                .findFirst();
    }
}
