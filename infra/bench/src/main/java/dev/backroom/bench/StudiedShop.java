package dev.backroom.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backroom.desk.OrderDeskFunctions;
import dev.backroom.localcloud.LocalCloud;
import dev.backroom.localcloud.LocalCloudOptions;
import dev.backroom.localcloud.function.FunctionWorld;
import dev.backroom.localcloud.function.InvocationResult;
import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.model.Signal;
import dev.backroom.model.decision.Catalogue;
import dev.backroom.model.decision.OrderTransition;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.OrderSnapshot;
import dev.backroom.model.stock.Item;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.stock.Slot;
import dev.backroom.simulator.SimulatedPlatform;
import dev.backroom.simulator.audit.Audit;
import dev.backroom.simulator.audit.AuditReport;
import dev.backroom.simulator.books.Books;
import dev.backroom.simulator.http.ApiFaults;
import dev.backroom.simulator.http.PlatformOptions;
import dev.backroom.simulator.plan.EveningPlan;
import dev.backroom.simulator.script.EveningScript;
import dev.backroom.simulator.script.Push;
import dev.backroom.store.commit.OrderChange;
import dev.backroom.store.commit.OrderCommit;
import dev.backroom.store.order.OrderTable;
import dev.backroom.store.stock.StockTable;
import dev.backroom.tableengine.fault.FaultOptions;
import dev.backroom.tiktok.AccessTokens;
import dev.backroom.tiktok.AppCredentials;
import dev.backroom.tiktok.TikTokEndpoints;
import dev.backroom.tiktok.auth.TikTokAuthority;
import dev.backroom.tiktok.order.TikTokShop;
import dev.backroom.tiktok.webhook.SignalCodec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A shop on a local cloud in memory, whose evening is fed to OrderSync by hand. */
final class StudiedShop implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AppCredentials APP = new AppCredentials("study", "study-secret");
    private static final long LOOK_AGAIN_MILLIS = 200;
    private static final Duration OPENED_BEFORE = Duration.ofMinutes(10);
    private static final Pattern ITEM = Pattern.compile("([^,]+),\"(.*)\",([^,]*),(\\d+)");

    private final EveningScript evening;
    private final SteppedClock clock;
    private final SimulatedPlatform platform;
    private final CostMeter meter;
    private final LocalCloud cloud;
    private final FunctionWorld desk;
    private final Shop shop;
    private final Catalogue catalogue;
    private final TikTokShop api;

    private StudiedShop(
            EveningScript evening,
            SteppedClock clock,
            SimulatedPlatform platform,
            CostMeter meter,
            LocalCloud cloud,
            Map<Sku, Item> items,
            Shop shop) {
        this.evening = evening;
        this.clock = clock;
        this.platform = platform;
        this.meter = meter;
        this.cloud = cloud;
        this.desk = cloud.world("OrderSync");
        this.shop = shop;
        this.catalogue = new Catalogue(items);
        TikTokEndpoints endpoints = new TikTokEndpoints(platform.api(), platform.auth());
        String access = new TikTokAuthority(endpoints, APP)
                .exchange(platform.authCode(shop.seller()))
                .access();
        this.api = new TikTokShop(endpoints, APP, new AccessTokens() {
            @Override
            public String current(String seller) {
                return access;
            }

            @Override
            public String renewed(String seller, String refused) {
                throw new IllegalStateException("a token of the study never expires");
            }
        });
    }

    static StudiedShop open(Path template, EveningPlan plan) throws IOException {
        return open(template, plan, Duration.ZERO);
    }

    /** @param moment that passes at every look at the clock, so that of two reads one is the later */
    static StudiedShop open(Path template, EveningPlan plan, Duration moment) throws IOException {
        EveningScript evening = EveningScript.of(plan);
        SteppedClock clock = new SteppedClock(plan.start().minus(OPENED_BEFORE), moment);
        SimulatedPlatform platform = SimulatedPlatform.start(
                new PlatformOptions(List.of(evening), APP, clock, Clock.systemUTC(), ApiFaults.NONE, 0));
        CostMeter meter = new CostMeter();
        LocalCloud cloud = LocalCloud.start(LocalCloudOptions.of(template)
                .variables(Map.of(
                        "BACKROOM_TIKTOK_API", platform.api().toString(),
                        "BACKROOM_TIKTOK_AUTH", platform.auth().toString()))
                .app(APP.key(), APP.secret())
                .clock(clock)
                .usage(meter)
                .build());
        cloud.pauseEventSources();
        Map<String, String> environment =
                new HashMap<>(cloud.world("OrderWebhook").environment());
        environment.putAll(cloud.world("OrderPoll").environment());
        Shop shop = new OrderDeskFunctions(environment, cloud.dynamoDb(), cloud.sqs(), cloud.ssm(), clock)
                .connectShop()
                .connect(platform.authCode(plan.shop().seller()))
                .getFirst();
        Map<Sku, Item> items = items(evening);
        StockTable stock =
                new StockTable(cloud.dynamoDb(), cloud.endpoints().tables().getOrDefault("Stock", ""));
        items.values().forEach(item -> stock.putItem(shop.owner(), item));
        evening.counted()
                .forEach((sku, units) ->
                        stock.count(shop.owner(), new Slot(new Sku(sku), Slot.MAIN), units, "study", "first count"));
        return new StudiedShop(evening, clock, platform, meter, cloud, items, shop);
    }

    /**
     * Plays all webhooks about orders.
     *
     * @return how many there were
     */
    int play(int batch, Consumer<List<Push>> handle) {
        List<Push> pushes = pushes();
        for (int from = 0; from < pushes.size(); from += batch) {
            List<Push> part = pushes.subList(from, Math.min(pushes.size(), from + batch));
            clock.putTo(part.getLast().at());
            handle.accept(part);
        }
        return pushes.size();
    }

    /** As deployed: one invocation of a function by its schedule, or with one message of its queue. */
    void invoke(String function, String event) {
        InvocationResult result = cloud.invoke(function, event.getBytes(StandardCharsets.UTF_8));
        if (!(result instanceof InvocationResult.Answered)) {
            throw new IllegalStateException(function + " did not answer: " + result);
        }
    }

    /** Lets queues and streams run until nothing waits in them. */
    void drain(Duration longest) throws InterruptedException {
        cloud.resumeEventSources();
        long end = System.nanoTime() + longest.toNanos();
        do {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the queues and streams were not empty after " + longest);
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
        } while (!cloud.isIdle());
        cloud.pauseEventSources();
    }

    void putTo(Instant later) {
        clock.putTo(later);
    }

    ShopId id() {
        return shop.id();
    }

    String table(String logicalId) {
        return Objects.requireNonNull(cloud.endpoints().tables().get(logicalId));
    }

    /** Counts as nobody's use. */
    DynamoDbClient dynamoDb() {
        return cloud.dynamoDb();
    }

    /** As deployed: one invocation of OrderSync. */
    void sync(List<Push> batch) {
        InvocationResult result = cloud.invoke("OrderSync", event(batch));
        if (!(result instanceof InvocationResult.Answered)) {
            throw new IllegalStateException("OrderSync did not answer: " + result);
        }
    }

    /**
     * As deployed: one invocation of OrderSync, whatever becomes of it.
     *
     * @return the webhooks that come again
     */
    List<Push> trySync(List<Push> batch) throws IOException {
        InvocationResult result = cloud.invoke("OrderSync", event(batch));
        if (!(result instanceof InvocationResult.Answered(byte[] answer))) {
            return batch;
        }
        Set<String> failed = new HashSet<>();
        JSON.readTree(answer)
                .path("batchItemFailures")
                .forEach(one -> failed.add(one.path("itemIdentifier").asText()));
        return batch.stream()
                .filter(push -> failed.contains(Integer.toString(push.number())))
                .toList();
    }

    List<Push> pushes() {
        return evening.pushes().stream().filter(Push::aboutOrder).toList();
    }

    void become(FaultOptions faults) {
        cloud.become(faults);
    }

    /** What the tables hold, against the books. */
    AuditReport audit() {
        return Audit.of(Books.ofEvening(evening), new EveningReader(cloud.dynamoDb(), this::table).evening(shop.id()));
    }

    /** The same reads, but every order is committed with its own stock writes. */
    void byOrder(List<Push> batch) {
        Map<String, String> tables = desk.environment();
        List<String> ids = batch.stream().map(Push::subject).distinct().toList();
        List<OrderSnapshot> seen = api.ordersById(shop, ids).orders();
        OrderTable table = new OrderTable(desk.dynamoDb(), tables.getOrDefault("ORDERS_TABLE", ""));
        Map<OrderKey, Order> stored =
                table.load(seen.stream().map(OrderSnapshot::key).toList(), false);
        OrderCommit commit = new OrderCommit(
                desk.dynamoDb(),
                tables.getOrDefault("ORDERS_TABLE", ""),
                tables.getOrDefault("RECIPIENTS_TABLE", ""),
                tables.getOrDefault("STOCK_TABLE", ""));
        OrderTransition.Terms terms = new OrderTransition.Terms(Slot.MAIN, shop.connectedAt());
        for (OrderSnapshot order : seen) {
            Optional<Order> before = Optional.ofNullable(stored.get(order.key()));
            if (OrderTransition.apply(before, order, catalogue, terms) instanceof OrderTransition.Changed changed) {
                commit.commit(List.of(new OrderChange(shop.owner(), catalogue, terms, changed)));
            }
        }
    }

    UsageReport usage() {
        return meter.report();
    }

    private byte[] event(List<Push> batch) {
        ObjectNode event = JSON.createObjectNode();
        ArrayNode records = event.putArray("Records");
        for (Push push : batch) {
            Signal signal = new Signal(
                    push.type(),
                    Integer.toString(push.number()),
                    Optional.of(shop.id()),
                    Optional.empty(),
                    push.at(),
                    List.of(push.subject()),
                    Map.of());
            records.addObject()
                    .put("messageId", Integer.toString(push.number()))
                    .put("receiptHandle", Integer.toString(push.number()))
                    .put("body", SignalCodec.write(signal))
                    .put("eventSource", "aws:sqs");
        }
        return event.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Map<Sku, Item> items(EveningScript evening) {
        Map<Sku, Item> items = new HashMap<>();
        evening.itemsCsv().lines().skip(1).forEach(line -> {
            Matcher cells = ITEM.matcher(line);
            if (!cells.matches()) {
                throw new IllegalStateException("not an item: " + line);
            }
            Sku sku = new Sku(cells.group(1));
            items.put(sku, new Item(sku, cells.group(2), parts(cells.group(3)), Integer.parseInt(cells.group(4))));
        });
        return items;
    }

    private static Map<Sku, Integer> parts(String text) {
        Map<Sku, Integer> parts = new HashMap<>();
        for (String part : text.split("\\+")) {
            int colon = part.lastIndexOf(':');
            if (colon > 0) {
                parts.put(new Sku(part.substring(0, colon)), Integer.parseInt(part.substring(colon + 1)));
            }
        }
        return parts;
    }

    @Override
    public void close() {
        cloud.close();
        platform.close();
    }
}
