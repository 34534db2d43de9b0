package dev.backroom.cli.demo;

import dev.backroom.cli.stack.Clients;
import dev.backroom.cli.stack.Endpoints;
import dev.backroom.cli.stack.LocalFunctions;
import dev.backroom.kpi.Recount;
import dev.backroom.localcloud.clock.ScaledClock;
import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.model.kpi.DayFigures;
import dev.backroom.model.stock.Sku;
import dev.backroom.notices.Notice;
import dev.backroom.notices.NoticeCodec;
import dev.backroom.runtime.queue.UnreadableMessage;
import dev.backroom.store.kpi.KpiTable;
import dev.backroom.store.kpi.SalesTable;
import dev.backroom.store.message.NoticeLog;
import dev.backroom.store.stock.StockPositionTable;
import dev.backroom.store.stock.StockPositions;
import dev.backroom.store.stock.StockTable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads the figures and notices of the running system as any AWS client could. */
final class StoredMorning implements AutoCloseable {
    /**
     * A notice as it was told.
     *
     * @param told when, in the shop's time
     */
    record SentNotice(Notice notice, Instant told) {}

    private final Endpoints endpoints;
    private final Clients clients;
    private final ScaledClock shopTime;

    StoredMorning(Endpoints endpoints, ScaledClock shopTime) {
        this.endpoints = endpoints;
        this.clients = Clients.of(endpoints);
        this.shopTime = shopTime;
    }

    /** The shop's notices and those of nobody in particular, as far as they were told. */
    List<SentNotice> notices(ShopId shop) {
        return Stream.of(shop.value(), "-").flatMap(this::notices).toList();
    }

    private Stream<SentNotice> notices(String whose) {
        return clients
                .dynamodb()
                .queryPaginator(query -> query.tableName(endpoints.table("Shops"))
                        .keyConditionExpression("pk = :pk")
                        .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS("NOTICE#" + whose))))
                .items()
                .stream()
                .map(this::told);
    }

    private SentNotice told(Map<String, AttributeValue> item) {
        // What is kept is forgotten so long after it was told, in real time, in whole seconds cut: within the next one.
        Instant real = Instant.ofEpochSecond(Long.parseLong(
                        Objects.requireNonNull(item.get("expires")).n()))
                .minus(NoticeLog.KEEP)
                .plusSeconds(1);
        String body = Objects.requireNonNull(item.get("body")).s();
        try {
            return new SentNotice(NoticeCodec.read(body), shopTime.shownAt(real));
        } catch (UnreadableMessage e) {
            throw new IllegalStateException("a kept notice cannot be read", e);
        }
    }

    FigureAudit.Stored figures(ShopId shop, LocalDate from, LocalDate to) {
        Map<LocalDate, DayFigures> days = new HashMap<>();
        new KpiTable(clients.dynamodb(), endpoints.table("Kpis"))
                .days(shop, from.minusDays(1), to.plusDays(1))
                .forEach(day -> days.put(day.day(), day));
        SalesTable sales = new SalesTable(clients.dynamodb(), endpoints.table("Kpis"));
        Map<LocalDate, SortedMap<String, Long>> demand = new HashMap<>();
        for (Sku sku : new StockTable(clients.dynamodb(), endpoints.table("Stock")).skus(Shop.DEFAULT_OWNER)) {
            sales.of(shop, sku, YearMonth.from(from), YearMonth.from(to))
                    .forEach((day, units) ->
                            demand.computeIfAbsent(day, any -> new TreeMap<>()).put(sku.code(), units));
        }
        return new FigureAudit.Stored(days, demand);
    }

    /** Units that can be sold now, by SKU; those that are known. */
    Map<String, Integer> sellable(Collection<String> codes) {
        List<Sku> skus = codes.stream().map(Sku::new).toList();
        StockPositions shelves =
                new StockPositionTable(clients.dynamodb(), endpoints.table("Stock")).read(Shop.DEFAULT_OWNER, skus);
        Map<String, Integer> units = new HashMap<>();
        skus.forEach(sku -> shelves.sellable(sku).ifPresent(sellable -> units.put(sku.code(), sellable.total())));
        return units;
    }

    /** Counts every order and review again and compares with the counters. */
    Morning.Recounted recount() {
        Recount recount =
                new LocalFunctions(endpoints, clients, shopTime).figures().recount();
        String run = "demo-" + System.nanoTime();
        List<Recount.Found> found = recount.run(run);
        recount.forget(run);
        boolean agrees = !found.isEmpty() && found.stream().allMatch(Recount.Found::agrees);
        return new Morning.Recounted(
                agrees,
                agrees
                        ? "to the last digit"
                        : String.join(
                                "; ",
                                found.stream()
                                        .filter(shop -> !shop.agrees())
                                        .map(shop -> "lacks " + shop.missing().tallies())
                                        .toList()));
    }

    @Override
    public void close() {
        clients.close();
    }
}
