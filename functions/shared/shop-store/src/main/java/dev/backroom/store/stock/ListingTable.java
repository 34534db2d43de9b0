package dev.backroom.store.stock;

import static dev.backroom.store.dynamo.Fields.number;
import static dev.backroom.store.dynamo.Fields.text;

import dev.backroom.model.ShopId;
import dev.backroom.model.stock.Listing;
import dev.backroom.store.dynamo.Backoff;
import dev.backroom.store.dynamo.BatchReads;
import dev.backroom.store.dynamo.Fields;
import dev.backroom.store.dynamo.UnreadableItem;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Which listings each shop has. */
public final class ListingTable {
    private static final System.Logger LOG = System.getLogger(ListingTable.class.getName());
    /** Sorts before every platform SKU id. */
    private static final String SEARCHED = "#SEARCHED";

    private static final String COVERAGE = "#COVERAGE";

    private final DynamoDbClient dynamo;
    private final String table;
    private final BatchReads reads;

    public ListingTable(DynamoDbClient dynamo, String stockTable) {
        this(dynamo, stockTable, Backoff.standard());
    }

    public ListingTable(DynamoDbClient dynamo, String stockTable, Backoff backoff) {
        this.dynamo = dynamo;
        this.table = stockTable;
        this.reads = new BatchReads(dynamo, stockTable, backoff);
    }

    /**
     * When a shop's products were searched.
     *
     * @param last up to when changes are known
     * @param whole when all products were last searched and not only the changed ones
     */
    public record Searched(Instant last, Instant whole) {}

    /** All listings of a shop, by platform SKU id. */
    public Map<String, KnownListing> ofShop(ShopId shop) {
        Map<String, KnownListing> known = new HashMap<>();
        dynamo.queryPaginator(q -> q.tableName(table)
                        .keyConditionExpression("pk = :pk AND sk > :searched")
                        .expressionAttributeValues(
                                Map.of(":pk", text(ListingItems.channel(shop)), ":searched", text(SEARCHED))))
                .items()
                .forEach(stored -> read(stored, known));
        return known;
    }

    /** The listings that are known among the platform SKU ids. */
    public Map<String, KnownListing> find(ShopId shop, Collection<String> platformSkus) {
        Map<String, KnownListing> known = new HashMap<>();
        reads.items(
                        platformSkus.stream()
                                .map(id -> ListingItems.knownKey(shop, id))
                                .toList(),
                        false)
                .forEach(stored -> read(stored, known));
        return known;
    }

    /**
     * Stores what the platform says of a listing. How publishing to it stands is kept, unless it shows another SKU now.
     *
     * @param before as it was known; absent for a new one
     */
    public void learn(Optional<KnownListing> before, KnownListing now) {
        before.filter(old -> !old.sku().equals(now.sku()) || !old.owner().equals(now.owner()))
                .ifPresent(old -> dynamo.deleteItem(
                        d -> d.tableName(table).key(ListingItems.key(old.owner(), old.sku(), old.listing()))));
        Listing listing = now.listing();
        dynamo.updateItem(u -> u.tableName(table)
                .key(ListingItems.key(now.owner(), now.sku(), listing))
                .updateExpression("SET product = :product, live = :live, warehouses = :warehouses")
                .expressionAttributeValues(Map.of(
                        ":product", text(listing.product()),
                        ":live", AttributeValue.fromBool(listing.live()),
                        ":warehouses", ListingItems.warehouses(listing))));
        Map<String, AttributeValue> item = ListingItems.encode(now);
        dynamo.putItem(p -> p.tableName(table).item(item));
    }

    public Optional<Searched> searched(ShopId shop) {
        var answer = dynamo.getItem(g -> g.tableName(table).key(Fields.key(ListingItems.channel(shop), SEARCHED)));
        return answer.hasItem()
                ? Optional.of(new Searched(
                        Instant.ofEpochMilli(Fields.numberOf(answer.item(), "last")),
                        Instant.ofEpochMilli(Fields.numberOf(answer.item(), "whole"))))
                : Optional.empty();
    }

    public void searched(ShopId shop, Searched searched) {
        Map<String, AttributeValue> item = new HashMap<>(Fields.key(ListingItems.channel(shop), SEARCHED));
        item.put("last", number(searched.last().toEpochMilli()));
        item.put("whole", number(searched.whole().toEpochMilli()));
        dynamo.putItem(p -> p.tableName(table).item(item));
    }

    /** How far the shop's listings were published when that was last counted; empty before they were first read. */
    public Optional<Coverage> coverage(ShopId shop) {
        var answer = dynamo.getItem(g -> g.tableName(table).key(Fields.key(ListingItems.channel(shop), COVERAGE)));
        return answer.hasItem()
                ? Optional.of(new Coverage(
                        Math.toIntExact(Fields.numberOf(answer.item(), "listings")),
                        Math.toIntExact(Fields.numberOf(answer.item(), "waiting")),
                        Math.toIntExact(Fields.numberOf(answer.item(), "uncounted"))))
                : Optional.empty();
    }

    /** Stores how far the shop's listings are published, where that is news. */
    public void coverage(ShopId shop, Coverage now) {
        if (coverage(shop).filter(now::equals).isEmpty()) {
            Map<String, AttributeValue> item = new HashMap<>(Fields.key(ListingItems.channel(shop), COVERAGE));
            item.put("listings", number(now.listings()));
            item.put("waiting", number(now.waiting()));
            item.put("uncounted", number(now.uncounted()));
            dynamo.putItem(p -> p.tableName(table).item(item));
        }
    }

    private static void read(Map<String, AttributeValue> stored, Map<String, KnownListing> known) {
        try {
            KnownListing listing = ListingItems.known(stored);
            known.put(listing.listing().platformSku(), listing);
        } catch (UnreadableItem e) {
            LOG.log(System.Logger.Level.WARNING, e.getMessage());
        }
    }
}
