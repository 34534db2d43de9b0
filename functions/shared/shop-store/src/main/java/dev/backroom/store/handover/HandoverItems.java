package dev.backroom.store.handover;

import static dev.backroom.store.dynamo.Fields.number;
import static dev.backroom.store.dynamo.Fields.text;

import dev.backroom.model.ShopId;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.ship.Handover;
import dev.backroom.model.ship.Parcel;
import dev.backroom.store.dynamo.Fields;
import dev.backroom.store.dynamo.StoredItem;
import dev.backroom.store.dynamo.UnreadableItem;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Handovers and parcels as items of the desk's table. */
final class HandoverItems {
    static final String PARCEL = "PARCEL#";
    /** Everything but what {@link HandoverTable#begin} writes. */
    static final String SET_STATE = "SET stage = :stage, #reference = :reference, given = :given, attempts = :attempts,"
            + " unsure = :unsure, reason = :reason, told = :told, #key = :key, expires = :expires";

    private static final String HANDOVER = "HANDOVER";
    private static final String ORDER = "ORDER#";
    private static final Duration KEPT = Duration.ofDays(400);

    private HandoverItems() {}

    static String pk(OrderKey order) {
        return ORDER + order;
    }

    static OrderKey order(String pk) {
        String[] parts = pk.split("#", 3);
        if (parts.length != 3) {
            throw new UnreadableItem(pk, "is no order's key");
        }
        return OrderKey.of(parts[1], parts[2]);
    }

    static Map<String, AttributeValue> key(OrderKey order) {
        return Fields.key(pk(order), HANDOVER);
    }

    static String lane(ShopId shop) {
        return shop.value() + "#HANDOVER";
    }

    /** Seconds of the epoch, so many digits that texts sort as numbers do. */
    static String second(Instant at) {
        return String.format("%011d", at.getEpochSecond());
    }

    static String place(Instant due, OrderKey order) {
        return second(due) + "#" + order.order();
    }

    static StoredItem item(OrderKey order, Map<String, AttributeValue> item) {
        return new StoredItem("handover of " + order, item);
    }

    static Handover fresh(OrderKey order, String wave, Instant now, List<Parcel> parcels) {
        return new Handover(
                order, Handover.Stage.PLANNED, wave, Handover.Release.NONE, Handover.Progress.SMOOTH, now, parcels);
    }

    static Handover handover(OrderKey order, Map<String, AttributeValue> attributes, List<Parcel> parcels) {
        StoredItem item = item(order, attributes);
        // Somebody had taken it and never let go: whatever that one called last may have taken effect.
        boolean unsure = item.flag("unsure") || item.numberIf("busyUntil").isPresent();
        return new Handover(
                order,
                item.one("stage", Handover.Stage::valueOf),
                item.text("wave"),
                new Handover.Release(
                        item.textIf("reference").orElse(""),
                        item.textIf("given").orElse("")),
                new Handover.Progress(
                        item.textIf("reason").orElse(""),
                        Math.toIntExact(item.numberIf("attempts").orElse(0L)),
                        unsure,
                        item.textIf("told").orElse("")),
                Instant.ofEpochMilli(item.number("since")),
                parcels);
    }

    static Map<String, AttributeValue> state(Handover handover) {
        return Map.of(
                ":stage", text(handover.stage().name()),
                ":reference", text(handover.reference()),
                ":given", text(handover.given()),
                ":attempts", number(handover.attempts()),
                ":unsure", AttributeValue.fromBool(handover.unsure()),
                ":reason", text(handover.reason()),
                ":told", text(handover.told()),
                ":key", text(handover.key()),
                ":expires", number(handover.since().plus(KEPT).getEpochSecond()));
    }

    static Map<String, AttributeValue> parcel(OrderKey order, Parcel parcel, Instant since) {
        Map<String, AttributeValue> item = new HashMap<>(Fields.key(pk(order), PARCEL + parcel.id()));
        item.put("expires", number(since.plus(KEPT).getEpochSecond()));
        item.put("state", text(parcel.state().name()));
        item.put("carrier", text(parcel.carrier()));
        item.put("tracking", text(parcel.tracking()));
        parcel.labelUntil().ifPresent(until -> item.put("labelUntil", number(until.getEpochSecond())));
        item.put(
                "lines",
                AttributeValue.fromM(parcel.units().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> number(entry.getValue())))));
        return item;
    }

    static Parcel parcel(StoredItem item) {
        return new Parcel(
                item.text("sk").substring(PARCEL.length()),
                item.one("state", Parcel.State::valueOf),
                item.text("carrier"),
                item.text("tracking"),
                item.secondIf("labelUntil"),
                item.map("lines").entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                entry -> Integer.parseInt(entry.getValue().n()))));
    }
}
