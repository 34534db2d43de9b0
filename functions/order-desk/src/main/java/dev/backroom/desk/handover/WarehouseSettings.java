package dev.backroom.desk.handover;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.runtime.http.BoundedHttpClient;
import dev.backroom.tiktok.json.JsonFields;
import dev.backroom.tiktok.json.JsonText;
import dev.backroom.tiktok.json.UnreadableJson;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the parameter that describes the warehouses; docs/warehouses.md shows one.
 *
 * @param faults what could not be used, for a log; never a secret. The orders of such a warehouse wait.
 */
record WarehouseSettings(Warehouses warehouses, List<String> faults) {
    static WarehouseSettings read(String json, BoundedHttpClient http, Clock clock) {
        Map<String, WarehouseAdapter> adapters = new HashMap<>();
        Set<String> pickup = new HashSet<>();
        Map<String, String> carriers = new HashMap<>();
        List<String> faults = new ArrayList<>();
        WarehouseAdapter others = new ByHand();
        try {
            JsonNode root = JsonText.object(json);
            for (Map.Entry<String, JsonNode> entry : root.path("warehouses").properties()) {
                try {
                    adapters.put(entry.getKey(), adapter(entry.getValue(), http, clock));
                    if (JsonFields.flag(entry.getValue().get("pickup"))) {
                        pickup.add(entry.getKey());
                    }
                } catch (IllegalArgumentException e) {
                    String fault = "warehouse " + entry.getKey() + ": " + e.getMessage();
                    adapters.put(entry.getKey(), new Misdescribed(fault));
                    faults.add(fault);
                }
            }
            for (Map.Entry<String, JsonNode> entry : root.path("carriers").properties()) {
                carriers.put(entry.getKey(), entry.getValue().asText());
            }
        } catch (UnreadableJson e) {
            String fault = "the warehouses' parameter is " + e.getMessage();
            others = new Misdescribed(fault);
            faults.add(fault);
        }
        return new WarehouseSettings(new Warehouses(adapters, others, pickup, carriers), faults);
    }

    private static WarehouseAdapter adapter(JsonNode described, BoundedHttpClient http, Clock clock) {
        String kind = JsonFields.text(described, "adapter");
        return switch (kind) {
            case "webhook" ->
                new SignedWarehouse(url(required(described, "url")), required(described, "secret"), http, clock);
            case "mabang" -> {
                String gateway = JsonFields.text(described, "url");
                MabangSettings settings = new MabangSettings(
                        gateway.isBlank() ? MabangSettings.GATEWAY : url(gateway),
                        required(described, "appkey"),
                        required(described, "secret"),
                        described.has("version") ? JsonFields.text(described, "version") : "1",
                        JsonFields.text(described, "shop"),
                        described.has("label") ? JsonFields.text(described, "label") : MabangSettings.REMARK);
                yield new Mabang(settings, new MabangCall(settings, http, clock));
            }
            case "dianxiaomi", "csv", "paper" -> new ByHand();
            default -> throw new IllegalArgumentException("adapter is none of webhook, mabang, dianxiaomi, csv, paper");
        };
    }

    private static String required(JsonNode described, String field) {
        String value = JsonFields.text(described, field);
        if (value.isBlank()) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return value;
    }

    /** Personal data goes there, so the way is encrypted; a machine's own address is for trying out. */
    private static URI url(String text) {
        URI url;
        try {
            url = URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("url is none", e);
        }
        String host = String.valueOf(url.getHost());
        boolean here = host.equals("localhost") || host.equals("127.0.0.1");
        if (!"https".equals(url.getScheme()) && !("http".equals(url.getScheme()) && here)) {
            throw new IllegalArgumentException("url is not https");
        }
        return url;
    }
}
