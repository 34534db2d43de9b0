package dev.backroom.simulator.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.simulator.http.AnswerData;
import dev.backroom.simulator.http.ApiCall;
import dev.backroom.simulator.http.BodyJson;
import dev.backroom.simulator.http.Refusal;
import dev.backroom.simulator.http.RefusedCall;
import dev.backroom.simulator.http.Troubles;
import dev.backroom.simulator.script.CalledNotice;
import dev.backroom.simulator.script.EveningScript;
import dev.backroom.simulator.shop.Listing;
import dev.backroom.simulator.shop.SimulatedShop;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What one shop's stock is asked and told: figures are set, figures are searched, products are searched. */
public final class StockCalls {
    public static final String FIGURES = "/product/202309/inventory/search";
    public static final String PRODUCTS = "/product/202502/products/search";
    private static final Pattern UPDATE = Pattern.compile("/product/202309/products/([0-9]{1,21})/inventory/update");
    private static final int MOST_SKUS_SEARCHED = 600;
    private static final int MOST_PRODUCTS_SEARCHED = 100;
    private static final int MOST_SKUS_UPDATED = 100;
    private static final Set<String> PRODUCT_FILTERS =
            Set.of("status", "seller_skus", "sku_ids", "update_time_ge", "update_time_le", "create_time_ge");

    private final SimulatedShop shop;
    private final Map<String, List<Listing>> products = new TreeMap<>();
    private final long listedAt;
    private final ChannelShelf shelf;
    private final FigureTaking taking;

    public StockCalls(EveningScript evening, Troubles troubles, Clock shopTime) {
        this.shop = evening.plan().shop();
        this.listedAt = evening.plan().start().minusSeconds(30 * 86_400L).getEpochSecond();
        this.shelf = new ChannelShelf(evening, shopTime);
        this.taking = new FigureTaking(evening.plan(), shelf, troubles, shopTime);
        for (Listing listing : evening.listings()) {
            products.merge(listing.product(), List.of(listing), StockCalls::both);
        }
    }

    /** The product that a path updates the stock of; empty for other paths. */
    public static Optional<String> updated(String path) {
        Matcher matcher = UPDATE.matcher(path);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    public ChannelShelf shelf() {
        return shelf;
    }

    public List<CalledNotice> forgotten() {
        return taking.forgotten();
    }

    public FigureTally tally() {
        return taking.tally();
    }

    public AnswerData update(ApiCall call, String product) throws RefusedCall {
        call.allow(Set.of("shop_cipher"));
        JsonNode skus = BodyJson.object(call.body()).path("skus");
        List<Listing> listed = products.getOrDefault(product, List.of());
        if (listed.isEmpty()) {
            throw new RefusedCall(Refusal.NO_SUCH_PRODUCT);
        }
        if (!skus.isArray() || skus.isEmpty() || skus.size() > MOST_SKUS_UPDATED) {
            throw new RefusedCall(Refusal.of("skus must be a list of 1 to " + MOST_SKUS_UPDATED));
        }
        for (JsonNode sku : skus) {
            for (JsonNode entry : sku.path("inventory")) {
                if (!entry.path("quantity").isIntegralNumber()) {
                    throw new RefusedCall(Refusal.of("quantity actual type is not int64"));
                }
            }
        }
        Map<String, FigureError> errors = new LinkedHashMap<>();
        for (JsonNode sku : skus) {
            String id = sku.path("id").asText();
            Optional<Listing> listing =
                    listed.stream().filter(one -> one.sku().equals(id)).findFirst();
            taking.take(listing, sku.path("inventory")).ifPresent(error -> errors.put(id, error));
        }
        return json -> errors(json, errors);
    }

    public AnswerData figures(ApiCall call) throws RefusedCall {
        call.allow(Set.of("shop_cipher"));
        JsonNode body = BodyJson.object(call.body());
        List<String> skus = BodyJson.texts(body, "sku_ids", MOST_SKUS_SEARCHED);
        List<String> wanted = BodyJson.texts(body, "product_ids", MOST_PRODUCTS_SEARCHED);
        if (skus.isEmpty() && wanted.isEmpty()) {
            throw new RefusedCall(Refusal.of("missing parameter: product_ids or sku_ids"));
        }
        return json -> {
            json.writeArrayFieldStart("inventory");
            for (Map.Entry<String, List<Listing>> product : products.entrySet()) {
                List<Listing> asked = product.getValue().stream()
                        .filter(one -> skus.isEmpty() ? wanted.contains(one.product()) : skus.contains(one.sku()))
                        .toList();
                if (!asked.isEmpty()) {
                    json.writeStartObject();
                    json.writeStringField("product_id", product.getKey());
                    json.writeArrayFieldStart("skus");
                    for (Listing listing : asked) {
                        figure(json, listing);
                    }
                    json.writeEndArray();
                    json.writeEndObject();
                }
            }
            json.writeEndArray();
        };
    }

    public AnswerData products(ApiCall call) throws RefusedCall {
        call.allow(Set.of("shop_cipher", "page_size", "page_token"));
        int size = PageMark.size(call);
        String after = PageMark.of(call).map(PageMark::id).orElse("");
        JsonNode filters = BodyJson.object(call.body());
        for (Map.Entry<String, JsonNode> field : filters.properties()) {
            if (!PRODUCT_FILTERS.contains(field.getKey())) {
                throw new RefusedCall(Refusal.of("unexpected identifier: " + field.getKey()));
            }
        }
        List<String> codes = BodyJson.texts(filters, "seller_skus", 100);
        List<String> ids = BodyJson.texts(filters, "sku_ids", 10);
        boolean inTime = listedAt >= filters.path("update_time_ge").asLong(Long.MIN_VALUE)
                && listedAt <= filters.path("update_time_le").asLong(Long.MAX_VALUE)
                && listedAt >= filters.path("create_time_ge").asLong(Long.MIN_VALUE)
                && filters.path("status").asText("ACTIVATE").matches("ACTIVATE|ALL");
        List<Map.Entry<String, List<Listing>>> matching = products.entrySet().stream()
                .filter(product -> inTime)
                .filter(product -> product.getValue().stream()
                        .anyMatch(one -> (codes.isEmpty() || codes.contains(one.code()))
                                && (ids.isEmpty() || ids.contains(one.sku()))))
                .toList();
        List<Map.Entry<String, List<Listing>>> left = matching.stream()
                .filter(product -> product.getKey().compareTo(after) > 0)
                .toList();
        List<Map.Entry<String, List<Listing>>> page = left.stream().limit(size).toList();
        return json -> {
            json.writeArrayFieldStart("products");
            for (Map.Entry<String, List<Listing>> product : page) {
                product(json, product.getKey(), product.getValue());
            }
            json.writeEndArray();
            json.writeStringField(
                    "next_page_token",
                    left.size() > page.size()
                            ? new PageMark(listedAt, page.getLast().getKey()).token()
                            : "");
            json.writeNumberField("total_count", matching.size());
        };
    }

    private void product(JsonGenerator json, String id, List<Listing> listings) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", id);
        json.writeStringField("title", listings.getFirst().title());
        json.writeStringField("status", "ACTIVATE");
        json.writeNumberField("create_time", listedAt);
        json.writeNumberField("update_time", listedAt);
        json.writeArrayFieldStart("skus");
        for (Listing listing : listings) {
            json.writeStartObject();
            json.writeStringField("id", listing.sku());
            json.writeStringField("seller_sku", listing.code());
            json.writeObjectFieldStart("price");
            json.writeStringField("currency", shop.market().currency());
            json.writeStringField("sale_price", listing.price().toPlainString());
            json.writeStringField("tax_exclusive_price", listing.price().toPlainString());
            json.writeEndObject();
            json.writeArrayFieldStart("inventory");
            json.writeStartObject();
            json.writeStringField("warehouse_id", shop.warehouse());
            json.writeNumberField("quantity", shelf.shown(listing).available());
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void figure(JsonGenerator json, Listing listing) throws IOException {
        ChannelShelf.Shown shown = shelf.shown(listing);
        json.writeStartObject();
        json.writeStringField("id", listing.sku());
        json.writeStringField("seller_sku", listing.code());
        json.writeNumberField("total_available_quantity", shown.available());
        json.writeNumberField("total_committed_quantity", shown.committed());
        json.writeArrayFieldStart("warehouse_inventory");
        json.writeStartObject();
        json.writeStringField("warehouse_id", shop.warehouse());
        json.writeNumberField("available_quantity", shown.available());
        json.writeNumberField("committed_quantity", shown.committed());
        json.writeEndObject();
        json.writeEndArray();
        json.writeObjectFieldStart("total_available_inventory_distribution");
        json.writeObjectFieldStart("in_shop");
        json.writeNumberField("quantity", shown.available());
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void errors(JsonGenerator json, Map<String, FigureError> errors) throws IOException {
        if (errors.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("errors");
        for (Map.Entry<String, FigureError> error : errors.entrySet()) {
            json.writeStartObject();
            json.writeNumberField("code", error.getValue().code());
            json.writeStringField("message", error.getValue().message());
            json.writeObjectFieldStart("detail");
            json.writeStringField("sku_id", error.getKey());
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static List<Listing> both(List<Listing> some, List<Listing> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
