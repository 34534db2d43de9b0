package dev.backroom.store.order;

import static dev.backroom.store.dynamo.Fields.key;
import static dev.backroom.store.dynamo.Fields.number;
import static dev.backroom.store.dynamo.Fields.text;

import dev.backroom.model.bulk.BulkAction;
import dev.backroom.model.bulk.BulkJob;
import dev.backroom.model.bulk.BulkOrder;
import dev.backroom.model.bulk.BulkResult;
import dev.backroom.model.decision.CancelReason;
import dev.backroom.model.order.HoldCode;
import dev.backroom.model.order.OrderKey;
import dev.backroom.store.dynamo.StoredItem;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A bulk job, its pages and its results as items of the desk table. */
final class BulkItems {
    static final String JOB = "JOB";
    /** Where the jobs that were started stand in the index of work. */
    static final String LANE = "BULK";

    private static final String PARTITION = "BULK#";

    private BulkItems() {}

    static String partition(String id) {
        return PARTITION + id;
    }

    static String id(String partition) {
        return partition.substring(PARTITION.length());
    }

    static String padded(int page) {
        return "%04d".formatted(page);
    }

    static String page(int page) {
        return "PAGE#" + padded(page);
    }

    static Map<String, AttributeValue> job(BulkJob job) {
        Map<String, AttributeValue> item = item(job, JOB);
        item.put("what", text(job.action().what().name()));
        job.action().reason().ifPresent(reason -> item.put("reason", text(reason.name())));
        job.action().only().ifPresent(code -> item.put("only", text(code.name())));
        if (!job.note().isEmpty()) {
            item.put("note", text(job.note()));
        }
        item.put("who", text(job.who()));
        item.put("at", number(job.at().toEpochMilli()));
        item.put("size", number(job.size()));
        item.put("state", text(job.state().name()));
        if (job.state() != BulkJob.State.SHOWN) {
            item.put("workLane", text(LANE));
            item.put("workSort", text(OrderItem.epoch(job.at()) + "#" + job.id()));
        }
        return item;
    }

    static BulkJob job(Map<String, AttributeValue> stored) {
        StoredItem item = new StoredItem("a bulk job", stored);
        return new BulkJob(
                item.one("pk", BulkItems::id),
                new BulkAction(
                        item.one("what", BulkAction.What::valueOf),
                        item.textIf("reason").map(CancelReason::valueOf),
                        item.textIf("only").map(HoldCode::valueOf)),
                item.textIf("note").orElse(""),
                item.text("who"),
                Instant.ofEpochMilli(item.number("at")),
                item.units("size"),
                item.one("state", BulkJob.State::valueOf));
    }

    static Map<String, AttributeValue> page(BulkJob job, int page, List<BulkOrder> orders) {
        Map<String, AttributeValue> item = item(job, page(page));
        item.put(
                "orders",
                AttributeValue.fromL(orders.stream()
                        .map(order -> AttributeValue.fromM(
                                Map.of("order", text(order.key().toString()), "seen", text(order.seen()))))
                        .toList()));
        return item;
    }

    static List<BulkOrder> orders(Map<String, AttributeValue> stored) {
        StoredItem item = new StoredItem("a page of a bulk job", stored);
        return item.list("orders").stream()
                .map(order -> item.inside("orders", order))
                .map(order -> new BulkOrder(order.one("order", OrderItem::orderKey), order.text("seen")))
                .toList();
    }

    static Map<String, AttributeValue> result(BulkJob job, int page, OrderKey order, BulkResult result) {
        Map<String, AttributeValue> item = item(job, "RESULT#" + padded(page) + "#" + order);
        item.put("order", text(order.toString()));
        item.put("result", text(result.name()));
        return item;
    }

    private static Map<String, AttributeValue> item(BulkJob job, String place) {
        Map<String, AttributeValue> item = new HashMap<>(key(partition(job.id()), place));
        item.put("expires", number(job.at().plus(BulkTable.KEEP).getEpochSecond()));
        return item;
    }
}
