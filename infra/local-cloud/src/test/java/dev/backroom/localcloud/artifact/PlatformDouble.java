package dev.backroom.localcloud.artifact;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/**
 * Answers reads of the orders that the samples name with their packages and cases, and of one product with its stock and a
 * review, by the documented contract; one shop is out of order for good.
 */
final class PlatformDouble implements AutoCloseable {
    /** The only shop that has products and reviews. */
    static final String SELLING_SHOP = "7495540735365777507";

    static final String BROKEN_SHOP = "7495540735365777508";
    static final String FOUND_BY_POLL = "576653688135258190";

    private static final String ORDER = """
            {"id":"%1$s","status":"AWAITING_SHIPMENT","create_time":1795190000,"update_time":1795197600,
             "paid_time":1795190060,"rts_sla_time":1795276400,"tts_sla_time":1795362800,
             "fulfillment_type":"FULFILLMENT_BY_SELLER","user_id":"7021436810468230477",
             "payment":{"currency":"USD","total_amount":"9.99"},
             "shipping_type":"TIKTOK","delivery_option_id":"77",
             "recipient_address":{"name":"Nora Ellison","phone_number":"(+1)2025550123","region_code":"US",
               "postal_code":"94103","address_detail":"1200 Mission Street","address_line1":"1200 Mission Street",
               "full_address":"1200 Mission Street, San Francisco, San Francisco, California, 94103",
               "district_info":[{"address_level":"L0","address_level_name":"Country","address_name":"US"},
                 {"address_level":"L1","address_level_name":"State","address_name":"California"},
                 {"address_level":"L2","address_level_name":"County","address_name":"San Francisco"},
                 {"address_level":"L3","address_level_name":"City","address_name":"San Francisco"}]},
             "line_items":[{"id":"1","sku_id":"27","seller_sku":"RED","product_id":"17","sale_price":"9.99",
               "package_id":"9%1$s","package_status":"TO_FULFILL","display_status":"AWAITING_SHIPMENT"}]}""";

    static final String LISTED = "2729382476852921560";
    static final String REVIEW = "7461000000000000003";

    private static final String PRODUCT = """
            {"code":0,"message":"Success","request_id":"1","data":{"products":[{"id":"17","status":"ACTIVATE",\
            "skus":[{"id":"%s","seller_sku":"RED","inventory":[{"warehouse_id":"71","quantity":3}]}]}]}}""".formatted(LISTED);
    private static final String SHELF = """
            {"code":0,"message":"Success","request_id":"1","data":{"inventory":[{"product_id":"17","skus":[{"id":"%s",\
            "warehouse_inventory":[{"warehouse_id":"71","available_quantity":3}]}]}]}}""".formatted(LISTED);
    private static final String RATED = """
            {"code":0,"message":"Success","request_id":"1","data":{"reviews":[{"review_id":"%s","tiktok_product_id":"17",\
            "rating":2,"content":"Arrived broken","create_time":%d,"order_id":"576653688135258178"}]}}""";
    private static final String LABEL = """
            {"code":0,"message":"Success","request_id":"1","data":{"doc_url":"%s/documents/1.pdf","tracking_number":"9400111899223197428490"}}""";
    private static final String CANCELLATIONS = """
            {"code":0,"message":"Success","request_id":"1","data":{"cancellations":[{"order_id":"576653688135258178",\
            "cancel_id":"4035227007510549060","cancel_type":"BUYER_CANCEL","cancel_status":"CANCELLATION_REQUEST_PENDING",\
            "role":"BUYER","create_time":1795197590,"update_time":1795197590,"seller_next_action_response":\
            [{"action":"SELLER_RESPOND_CANCEL","deadline":1795370390}],"cancel_line_items":[{"sku_id":"27","seller_sku":"RED"}]}]}}""";
    private static final String RETURNS = """
            {"code":0,"message":"Success","request_id":"1","data":{"return_orders":[{"order_id":"576653688135258178",\
            "return_id":"4035318504086604050","return_type":"RETURN_AND_REFUND","return_status":\
            "RETURN_OR_REFUND_REQUEST_PENDING","role":"BUYER","create_time":1795197590,"update_time":1795197590,\
            "seller_next_action_response":[{"action":"SELLER_RESPOND_RETURN","deadline":1795370390}],\
            "refund_amount":{"currency":"USD","refund_total":"9.99"},\
            "return_line_items":[{"sku_id":"27","seller_sku":"RED"}]}]}}""";
    private static final String NOTHING = "{\"code\":0,\"message\":\"Success\",\"request_id\":\"1\",\"data\":{}}";

    private final HttpServer server;
    private final Queue<String> stockUpdates = new ConcurrentLinkedQueue<>();
    private final Queue<String> answers = new ConcurrentLinkedQueue<>();

    private PlatformDouble(HttpServer server) {
        this.server = server;
    }

    static PlatformDouble start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            PlatformDouble platform = new PlatformDouble(server);
            server.createContext("/", platform::serve);
            server.start();
            return platform;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The bodies of the stock updates of the product, in the order that they came. */
    List<String> stockUpdates() {
        return List.copyOf(stockUpdates);
    }

    /** The paths of shipments arranged and of cases answered, in the order that they came. */
    List<String> answers() {
        return List.copyOf(answers);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String query = String.valueOf(exchange.getRequestURI().getQuery());
            String path = exchange.getRequestURI().getPath();
            if (path.equals("/documents/1.pdf")) {
                answer(exchange, 200, "%PDF-1.4 a label");
            } else if (query.contains("shop_cipher=cipher-" + BROKEN_SHOP)) {
                answer(exchange, 500, "{\"code\":36009003,\"message\":\"internal error\",\"request_id\":\"1\"}");
            } else if (path.endsWith("/orders/search")) {
                answer(exchange, 200, orders(List.of(FOUND_BY_POLL), ",\"total_count\":1"));
            } else if (path.endsWith("/orders")) {
                answer(exchange, 200, orders(ids(query), ""));
            } else if (path.endsWith("/17/inventory/update")) {
                stockUpdates.add(body);
                answer(exchange, 200, NOTHING);
            } else if (!query.contains("shop_cipher=cipher-" + SELLING_SHOP)) {
                answer(exchange, 200, NOTHING);
            } else if (path.endsWith("/ship") || path.endsWith("/approve")) {
                answers.add(path);
                answer(exchange, 200, NOTHING);
            } else if (path.endsWith("/shipping_documents")) {
                answer(exchange, 200, LABEL.formatted(address()));
            } else if (path.endsWith("/cancellations/search")) {
                answer(exchange, 200, CANCELLATIONS);
            } else if (path.endsWith("/returns/search")) {
                answer(exchange, 200, RETURNS);
            } else if (path.endsWith("/products/search")) {
                answer(exchange, 200, PRODUCT);
            } else if (path.endsWith("/inventory/search")) {
                answer(exchange, 200, SHELF);
            } else if (path.endsWith("/product_reviews/search")) {
                answer(exchange, 200, RATED.formatted(REVIEW, Instant.now().getEpochSecond() - 60));
            } else {
                answer(exchange, 404, "{\"code\":36009009,\"message\":\"bad path\",\"request_id\":\"1\"}");
            }
        }
    }

    private static List<String> ids(String query) {
        return Arrays.stream(query.split("&", -1))
                .filter(part -> part.startsWith("ids="))
                .flatMap(part -> Arrays.stream(part.substring(4).split(",", -1)))
                .toList();
    }

    private static String orders(List<String> ids, String more) {
        return ids.stream()
                .map(ORDER::formatted)
                .collect(Collectors.joining(
                        ",",
                        "{\"code\":0,\"message\":\"Success\",\"request_id\":\"1\",\"data\":{\"orders\":[",
                        "]" + more + "}}"));
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
