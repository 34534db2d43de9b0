package dev.backroom.simulator.books;

import dev.backroom.simulator.plan.EveningPlan;
import dev.backroom.simulator.random.CsvTable;
import dev.backroom.simulator.script.AdSpend;
import dev.backroom.simulator.script.EveningScript;
import dev.backroom.simulator.script.HandEdit;
import dev.backroom.simulator.script.OrderState;
import dev.backroom.simulator.script.OrderView;
import dev.backroom.simulator.script.ScriptedOrder;
import dev.backroom.simulator.script.ScriptedReview;
import dev.backroom.simulator.script.ShelfMove;
import dev.backroom.simulator.script.UnitChange;
import dev.backroom.simulator.shop.Listing;
import dev.backroom.simulator.shop.SimulatedShop;
import dev.backroom.simulator.shop.StockItem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Writes down the raw facts of scripts, one table per file, so that anybody can count for themselves: no sum, no figure, no
 * rule of any system is in them. Beside them lies {@value #QUERY}, a view that counts the shops' days in plain SQL. Times are UTC.
 */
public final class BooksFolder {
    /** Counts the days of the shops from the tables, in the session's time zone. */
    public static final String QUERY = "figures.sql";

    private final Path folder;
    private final List<EveningScript> scripts;

    private BooksFolder(Path folder, List<EveningScript> scripts) {
        this.folder = folder;
        this.scripts = scripts;
    }

    /**
     * Writes everything.
     *
     * @param folder is made where it is missing
     */
    public static void write(Path folder, List<EveningScript> scripts) throws IOException {
        Files.createDirectories(folder);
        BooksFolder books = new BooksFolder(folder, List.copyOf(scripts));
        books.shops();
        books.items();
        books.orders();
        books.orderItems();
        books.stockMoves();
        books.reviews();
        books.adSpend();
        books.handEdits();
        try (InputStream query =
                Objects.requireNonNull(BooksFolder.class.getResourceAsStream(QUERY), "the query is packaged")) {
            Files.write(folder.resolve(QUERY), query.readAllBytes());
        }
    }

    private void shops() throws IOException {
        try (CsvTable table =
                open("shops", "shop", "name", "market", "zone", "currency", "opened_at", "evening_until", "over_at")) {
            for (EveningScript script : scripts) {
                EveningPlan plan = script.plan();
                SimulatedShop shop = plan.shop();
                table.row(
                        shop.id(),
                        shop.name(),
                        shop.market(),
                        shop.market().zone(),
                        shop.market().currency(),
                        plan.opened(),
                        plan.end(),
                        plan.over());
            }
        }
    }

    /** The seller's items, and what a combined listing sends, which stands in no item list. */
    private void items() throws IOException {
        try (CsvTable items = open("items", "sku", "title", "safety_stock");
                CsvTable parts = open("bundle_parts", "sku", "part", "units");
                CsvTable combined = open("combined_listings", "seller_sku", "part", "units")) {
            EveningScript first = scripts.getFirst();
            for (StockItem item : first.items().values()) {
                items.row(item.sku(), item.title(), item.safetyStock());
                for (Map.Entry<String, Integer> part : item.parts().entrySet()) {
                    parts.row(item.sku(), part.getKey(), part.getValue());
                }
            }
            for (Listing listing : first.listings()) {
                for (Map.Entry<String, Integer> part : listing.combined().entrySet()) {
                    combined.row(listing.code(), part.getKey(), part.getValue());
                }
            }
        }
    }

    private void orders() throws IOException {
        try (CsvTable table = open(
                "orders",
                "shop",
                "order_id",
                "kind",
                "shipped_by",
                "cash_on_delivery",
                "state",
                "created_at",
                "paid_at",
                "ready_at",
                "collected_at",
                "delivered_at",
                "cancelled_at",
                "updated_at")) {
            for (EveningScript script : scripts) {
                for (ScriptedOrder order : script.orders()) {
                    OrderFacts facts = OrderFacts.of(order);
                    table.row(
                            shop(script),
                            order.id(),
                            order.kind(),
                            order.byPlatform() ? "PLATFORM" : "SELLER",
                            order.cashOnDelivery(),
                            facts.view().state(),
                            order.boughtAt(),
                            facts.paid(),
                            facts.ready(),
                            facts.collected(),
                            facts.delivered(),
                            facts.cancelled(),
                            facts.view().updated());
                }
            }
        }
    }

    private void orderItems() throws IOException {
        try (CsvTable table = open(
                "order_items", "shop", "order_id", "item_id", "seller_sku", "gift", "price", "currency", "state")) {
            for (EveningScript script : scripts) {
                for (ScriptedOrder order : script.orders()) {
                    List<OrderState> states = OrderView.atTheEnd(order).units();
                    for (int place = 0; place < states.size(); place++) {
                        ScriptedOrder.Unit unit = order.units().get(place);
                        table.row(
                                shop(script),
                                order.id(),
                                unit.id(),
                                unit.listing().code(),
                                unit.gift(),
                                unit.paid().toPlainString(),
                                script.plan().shop().market().currency(),
                                states.get(place));
                    }
                }
            }
        }
    }

    /** What was counted, what people moved, and every plain unit that an order claimed, gave back or took away. */
    private void stockMoves() throws IOException {
        try (CsvTable table = open("stock_moves", "shop", "moved_at", "sku", "kind", "units", "reference")) {
            for (EveningScript script : scripts) {
                Instant counted = script.plan().opened();
                for (Map.Entry<String, Integer> level : script.counted().entrySet()) {
                    table.row(shop(script), counted, level.getKey(), "COUNT", level.getValue(), "");
                }
                for (ShelfMove move : script.shelfMoves()) {
                    table.row(shop(script), move.at(), move.sku(), move.kind(), move.units(), move.reference());
                }
                for (ScriptedOrder order : script.orders()) {
                    if (!order.byPlatform()) {
                        claims(table, script, order);
                    }
                }
            }
        }
    }

    private static void claims(CsvTable table, EveningScript script, ScriptedOrder order) throws IOException {
        for (UnitChange change : UnitChange.of(order)) {
            Optional<String> kind = change.isPurchase()
                    ? Optional.of("CLAIMED")
                    : change.isCancellation()
                            ? Optional.of("RELEASED")
                            : change.isDeparture() ? Optional.of("LEFT") : Optional.empty();
            if (kind.isPresent()) {
                Listing listing = order.units().get(change.place()).listing();
                for (Map.Entry<String, Integer> part : script.partsOf(listing).entrySet()) {
                    table.row(shop(script), change.at(), part.getKey(), kind.get(), part.getValue(), order.id());
                }
            }
        }
    }

    private void reviews() throws IOException {
        try (CsvTable table = open(
                        "reviews", "shop", "review_id", "order_id", "product", "seller_sku", "created_at", "shown_at");
                CsvTable editions = open(
                        "review_editions", "review_id", "edition", "written_at", "stars", "title", "text", "media")) {
            for (EveningScript script : scripts) {
                for (ScriptedReview review : script.reviews()) {
                    table.row(
                            shop(script),
                            review.id(),
                            review.order(),
                            review.listing().product(),
                            review.listing().code(),
                            review.created(),
                            review.shownAt());
                    for (int i = 0; i < review.editions().size(); i++) {
                        ScriptedReview.Edition edition = review.editions().get(i);
                        editions.row(
                                review.id(),
                                i + 1,
                                edition.at(),
                                edition.stars(),
                                edition.title(),
                                edition.text(),
                                edition.media());
                    }
                }
            }
        }
    }

    private void adSpend() throws IOException {
        try (CsvTable table = open("ad_spend", "shop", "spent_on", "campaign", "amount", "currency")) {
            for (EveningScript script : scripts) {
                for (AdSpend spend : script.adSpend()) {
                    table.row(
                            shop(script),
                            spend.day(),
                            spend.campaign(),
                            spend.amount().toPlainString(),
                            spend.currency());
                }
            }
        }
    }

    private void handEdits() throws IOException {
        try (CsvTable table = open("hand_edits", "shop", "edited_at", "seller_sku", "change")) {
            for (EveningScript script : scripts) {
                for (HandEdit edit : script.handEdits()) {
                    table.row(shop(script), edit.at(), edit.code(), edit.change());
                }
            }
        }
    }

    private CsvTable open(String name, String... columns) throws IOException {
        return CsvTable.open(folder.resolve(name + ".csv"), columns);
    }

    private static String shop(EveningScript script) {
        return script.plan().shop().id().value();
    }
}
