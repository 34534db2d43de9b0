package dev.backroom.cli.stack;

import dev.backroom.cli.imports.TakeMovements;
import dev.backroom.cli.terminal.WrongUse;
import dev.backroom.kpi.KpiRollupFunctions;
import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.notices.handover.HandoverOutbox;
import dev.backroom.notices.handover.HandoverQueue;
import dev.backroom.reviews.ReviewIngestFunctions;
import dev.backroom.stockcheck.StockCheckFunctions;
import dev.backroom.store.shop.ShopTable;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the command line does by the functions' own code, on the tables and queues of a running {@code up}. */
public final class LocalFunctions {
    private final Endpoints endpoints;
    private final Clients clients;
    private final Clock clock;

    /** @param clock the shop's time */
    public LocalFunctions(Endpoints endpoints, Clients clients, Clock clock) {
        this.endpoints = endpoints;
        this.clients = clients;
        this.clock = clock;
    }

    /** What movements of a kind would do to the owner's stock and orders; writes nothing. */
    public TakeMovements.Books preview(String owner, TakeMovements.Kind kind) {
        StockCheckFunctions stock = stock();
        return switch (kind) {
            case RECEIPT -> lines -> stock.receiveStock().preview(owner, lines);
            case COUNT -> lines -> stock.countStock().preview(owner, lines);
            case ADJUSTMENT -> lines -> stock.adjustStock().previewAdjust(owner, lines);
            case DAMAGE -> lines -> stock.adjustStock().previewWriteOff(owner, lines);
        };
    }

    private StockCheckFunctions stock() {
        return new StockCheckFunctions(
                environment(
                        Map.of("STOCK_TABLE", "Stock", "ORDERS_TABLE", "Orders", "SHOPS_TABLE", "Shops"),
                        Map.of("STOCK_CHANGES_URL", "StockChanges")),
                clients.dynamodb(),
                clients.sqs(),
                clients.ssm(),
                clock);
    }

    /** The books of the owner's movements of a kind. */
    public TakeMovements.Books books(String owner, TakeMovements.Kind kind) {
        StockCheckFunctions stock = stock();
        return switch (kind) {
            case RECEIPT -> lines -> stock.receiveStock().receive(owner, lines);
            case COUNT -> lines -> stock.countStock().count(owner, lines);
            case ADJUSTMENT -> lines -> stock.adjustStock().adjust(owner, lines);
            case DAMAGE -> lines -> stock.adjustStock().writeOff(owner, lines);
        };
    }

    /** Where warehouses' parcels are left. */
    public HandoverOutbox handovers() {
        return new HandoverQueue(clients.sqs(), endpoints.queue("Handovers"));
    }

    public ReviewIngestFunctions reviews() {
        return new ReviewIngestFunctions(
                environment(
                        Map.of("REVIEWS_TABLE", "Reviews", "ORDERS_TABLE", "Orders", "SHOPS_TABLE", "Shops"),
                        Map.of("NOTICES_URL", "Notices")),
                clients.dynamodb(),
                clients.sqs(),
                clients.ssm(),
                clock);
    }

    public KpiRollupFunctions figures() {
        return new KpiRollupFunctions(
                environment(
                        Map.of(
                                "KPIS_TABLE", "Kpis",
                                "ORDERS_TABLE", "Orders",
                                "REVIEWS_TABLE", "Reviews",
                                "SHOPS_TABLE", "Shops"),
                        Map.of()),
                clients.dynamodb(),
                clients.sqs(),
                clock);
    }

    /**
     * The shop of this id.
     *
     * @param id may be empty where there is only one shop
     */
    public ShopId shop(String id) {
        List<Shop> all = new ShopTable(clients.dynamodb(), endpoints.table("Shops")).all();
        String known = all.stream().map(shop -> shop.id().value()).sorted().collect(Collectors.joining(", "));
        if (id.isEmpty() && all.size() == 1) {
            return all.getFirst().id();
        }
        if (all.isEmpty()) {
            throw new WrongUse("no shop is connected; './backroom connect --auth-code CODE' comes first");
        }
        if (id.isEmpty()) {
            throw new WrongUse("say which shop with --shop; there are " + known);
        }
        return all.stream()
                .map(Shop::id)
                .filter(shop -> shop.value().equals(id))
                .findFirst()
                .orElseThrow(() -> new WrongUse("no shop " + id + "; there are " + known));
    }

    /**
     * The shop of this id, with its settings.
     *
     * @param id may be empty where there is only one shop
     */
    public Shop whole(String id) {
        ShopId meant = shop(id);
        return new ShopTable(clients.dynamodb(), endpoints.table("Shops"))
                .all().stream()
                        .filter(one -> one.id().equals(meant))
                        .findFirst()
                        .orElseThrow(() -> new WrongUse("shop " + meant + " went away"));
    }

    /** The id of the shop that lines belong to which name none; empty if there are several and none is meant. */
    public String shopIfAny(String id) {
        List<Shop> all = new ShopTable(clients.dynamodb(), endpoints.table("Shops")).all();
        return id.isEmpty() && all.size() != 1 ? "" : shop(id).value();
    }

    /** Variables with the names that tables and queues have here. */
    private Map<String, String> environment(Map<String, String> tables, Map<String, String> queues) {
        Map<String, String> environment = new HashMap<>();
        tables.forEach((variable, table) -> environment.put(variable, endpoints.table(table)));
        queues.forEach((variable, queue) -> environment.put(variable, endpoints.queue(queue)));
        return environment;
    }
}
