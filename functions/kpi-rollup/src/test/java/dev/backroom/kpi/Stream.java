package dev.backroom.kpi;

import dev.backroom.model.order.Order;
import dev.backroom.store.StoredImages;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Plays a table's stream: events as Lambda writes them, through the handler. */
final class Stream {
    static final String ALL_COUNTED = "{\"batchItemFailures\":[],\"state\":{}}";

    private Stream() {}

    static String record(String place, Optional<Order> before, Optional<Order> after) {
        return record(place, before.map(StoredImages::of), after.map(StoredImages::of), "Orders");
    }

    static String record(
            String place,
            Optional<Map<String, AttributeValue>> before,
            Optional<Map<String, AttributeValue>> after,
            String table) {
        return "{\"eventID\":\"e" + place
                + "\",\"eventName\":\"MODIFY\",\"eventSource\":\"aws:dynamodb\",\"dynamodb\":{"
                + before.map(image -> "\"OldImage\":" + json(image) + ",").orElse("")
                + after.map(image -> "\"NewImage\":" + json(image) + ",").orElse("")
                + "\"SequenceNumber\":\"" + place + "\",\"StreamViewType\":\"NEW_AND_OLD_IMAGES\"},"
                + "\"eventSourceARN\":\"arn:aws:dynamodb:eu-west-1:000000000000:table/" + table
                + "/stream/2026-11-20T00:00:00.000\"}";
    }

    static String event(String shard, List<String> records) {
        return "{\"Records\":[" + String.join(",", records) + "],\"window\":{\"start\":\"2026-11-20T18:00:00Z\","
                + "\"end\":\"2026-11-20T18:15:00Z\"},\"state\":{},\"shardId\":\"" + shard
                + "\",\"isFinalInvokeForWindow\":false,\"isWindowTerminatedEarly\":false}";
    }

    static String deliver(KpiCountHandler handler, String event) {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try {
            handler.handleRequest(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), answer, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return answer.toString(StandardCharsets.UTF_8);
    }

    private static String json(Map<String, AttributeValue> item) {
        return item.entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\":" + json(entry.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String json(AttributeValue value) {
        return switch (value.type()) {
            case S -> "{\"S\":\"" + value.s() + "\"}";
            case N -> "{\"N\":\"" + value.n() + "\"}";
            case BOOL -> "{\"BOOL\":" + value.bool() + "}";
            case M -> "{\"M\":" + json(value.m()) + "}";
            case L -> value.l().stream().map(Stream::json).collect(Collectors.joining(",", "{\"L\":[", "]}"));
            default -> throw new IllegalArgumentException(value.type().name());
        };
    }
}
