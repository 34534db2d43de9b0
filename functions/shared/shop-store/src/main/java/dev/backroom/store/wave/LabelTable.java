package dev.backroom.store.wave;

import static dev.backroom.store.dynamo.Fields.number;
import static dev.backroom.store.dynamo.Fields.text;

import dev.backroom.model.ShopId;
import dev.backroom.model.order.OrderKey;
import dev.backroom.store.dynamo.Fields;
import dev.backroom.store.dynamo.StoredItem;
import dev.backroom.store.order.ShopIndex;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The carriers' labels of the last days. They name recipients, and are kept as those are: under a key of our own, with the
 * time of their removal, found by shop for a seller who withdraws. A document lies in parts, because an item holds 400 KB.
 */
public final class LabelTable {
    /** How long a label can be printed again after it was fetched; long enough for a wave before a holiday. */
    public static final Duration KEPT = Duration.ofDays(5);
    /** Bytes; a longer document is no label. */
    public static final int LARGEST = 2 << 20;

    static final int PART = 300_000;

    private static final int WIDTH = 16;

    private final DynamoDbClient dynamo;
    private final String table;
    private final Clock real;
    private final ShopIndex byShop;

    /** @param real what has expired by is not shown, though the table may not have removed it yet; not a shop's business time */
    public LabelTable(DynamoDbClient dynamo, String table, Clock real) {
        this.dynamo = dynamo;
        this.table = table;
        this.real = real;
        this.byShop = new ShopIndex(dynamo, table, WIDTH);
    }

    /**
     * Keeps a label in place of the one of the same package.
     *
     * @throws IllegalArgumentException if its document is empty or larger than {@link #LARGEST}
     */
    public void put(ShippingLabel label) {
        byte[] document = label.document();
        if (document.length == 0 || document.length > LARGEST) {
            throw new IllegalArgumentException("a label of " + document.length + " bytes");
        }
        int parts = (document.length + PART - 1) / PART;
        // The first part comes last: whoever finds it finds the others.
        for (int part = parts - 1; part >= 0; part--) {
            Map<String, AttributeValue> item = item(label, part);
            item.put("parts", number(parts));
            int from = part * PART;
            item.put(
                    "document",
                    AttributeValue.fromB(SdkBytes.fromByteArray(
                            Arrays.copyOfRange(document, from, Math.min(document.length, from + PART)))));
            dynamo.putItem(p -> p.tableName(table).item(item));
        }
    }

    private static Map<String, AttributeValue> item(ShippingLabel label, int part) {
        OrderKey order = label.order();
        Map<String, AttributeValue> item =
                new HashMap<>(Fields.key(order.toString(), "%s#%02d".formatted(label.parcel(), part)));
        item.putAll(ShopIndex.entry(order));
        item.put("tracking", text(label.tracking()));
        item.put("fetched", number(label.fetched().toEpochMilli()));
        item.put("expires", number(label.fetched().plus(KEPT).getEpochSecond()));
        return item;
    }

    /** The labels of an order's packages, by package id. */
    public List<ShippingLabel> of(OrderKey order) {
        Instant now = real.instant();
        Map<String, List<StoredItem>> parts = new TreeMap<>();
        dynamo
                .queryPaginator(q -> q.tableName(table)
                        .keyConditionExpression("pk = :pk")
                        .expressionAttributeValues(Map.of(":pk", text(order.toString()))))
                .items()
                .stream()
                .map(item -> new StoredItem("label of " + order, item))
                .filter(item -> item.second("expires").isAfter(now))
                .forEach(item -> parts.computeIfAbsent(parcel(item), id -> new ArrayList<>())
                        .add(item));
        return parts.entrySet().stream()
                .flatMap(entry -> label(order, entry.getKey(), entry.getValue()).stream())
                .toList();
    }

    private static String parcel(StoredItem item) {
        String place = item.text("sk");
        return place.substring(0, place.lastIndexOf('#'));
    }

    /** Empty while another process puts it: its parts are of two times then. */
    private static Optional<ShippingLabel> label(OrderKey order, String parcel, List<StoredItem> all) {
        StoredItem first = all.getFirst();
        long fetched = first.number("fetched");
        List<byte[]> parts = all.stream()
                .filter(item -> item.number("fetched") == fetched)
                .map(item -> item.bytes("document"))
                .toList();
        if (!first.text("sk").endsWith("#00") || parts.size() != first.units("parts")) {
            return Optional.empty();
        }
        return Optional.of(
                new ShippingLabel(order, parcel, first.text("tracking"), Instant.ofEpochMilli(fetched), joined(parts)));
    }

    private static byte[] joined(Collection<byte[]> parts) {
        byte[] whole = new byte[parts.stream().mapToInt(part -> part.length).sum()];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, whole, at, part.length);
            at += part.length;
        }
        return whole;
    }

    /**
     * Deletes labels of one shop at once, unread; no other shop's are touched. The index may lag behind by a moment, so that
     * only a later call which deletes none says that there are none left.
     *
     * @param most how many parts of labels to delete at the most, 1 or more
     * @return how many were deleted
     */
    public int erase(ShopId shop, int most) {
        return byShop.erase(shop, most);
    }
}
