package dev.backroom.desk.shop;

import static dev.backroom.desk.ShopsInMemory.NOON;
import static dev.backroom.desk.ShopsInMemory.shop;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.backroom.desk.ParametersInMemory;
import dev.backroom.desk.ShopKeeperHandler;
import dev.backroom.desk.ShopsInMemory;
import dev.backroom.fixtures.MovingClock;
import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.model.Signal;
import dev.backroom.runtime.queue.Parked;
import dev.backroom.runtime.queue.QueueMessage;
import dev.backroom.store.message.KeptSignals;
import dev.backroom.store.message.ParkedMessages;
import dev.backroom.store.shop.ShopTable;
import dev.backroom.tiktok.webhook.SignalCodec;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

@Tag("engine")
final class HandleShopEventTest {
    private final ShopsInMemory tables = new ShopsInMemory();
    private final MovingClock clock = new MovingClock(NOON);
    private final List<Signal> erasures = new ArrayList<>();
    private final HandleShopEvent keepShop =
            new HandleShopEvent(tables.shops, tables.kept, tables.parked, erasure(tables.shops), clock);

    @BeforeEach
    void connect() {
        tables.shops.put(shop("1", "a"));
        tables.shops.put(shop("2", "a"));
        tables.shops.put(shop("3", "b"));
    }

    @AfterEach
    void close() {
        tables.close();
    }

    @Test
    void disconnectsTheShop_whenItsSellerWithdrew() {
        assertThat(handle(signal(6, "1", null, Map.of()))).isEmpty();
        assertThat(disconnected()).containsExactly("1");
        assertThat(erasures).extracting(Signal::shop).containsExactly(Optional.of(new ShopId("1")));
    }

    @Test
    void disconnectsEveryShopOfTheSeller_whenOnlyTheSellerIsNamed() {
        assertThat(handle(signal(6, null, "a", Map.of()))).isEmpty();
        assertThat(disconnected()).containsExactly("1", "2");
    }

    @Test
    void changesNothing_whenAWithdrawalNamesAStranger() {
        assertThat(handle(
                        signal(6, "99", null, Map.of()),
                        signal(6, null, "z", Map.of()),
                        signal(6, null, null, Map.of())))
                .isEmpty();
        assertThat(disconnected()).isEmpty();
    }

    @Test
    void keepsTheShop_whenAnOldWithdrawalIsDeliveredAfterItWasConnectedAgain() {
        tables.shops.connect(shop("1", "a"), NOON.plusSeconds(60));
        assertThat(handle(signal(6, "1", null, Map.of()))).isEmpty();
        assertThat(disconnected()).isEmpty();
        assertThat(erasures).isEmpty();
    }

    @Test
    void keepsTheAnnouncedEnd_whenTheAuthorisationRunsOut() {
        Instant end = NOON.plusSeconds(86_400);
        assertThat(handle(signal(7, null, "a", Map.of("expires", Long.toString(end.getEpochSecond())))))
                .isEmpty();
        assertThat(tables.shops.authorisationEnds())
                .containsExactly(Map.entry(new ShopId("1"), end), Map.entry(new ShopId("2"), end));
    }

    @Test
    void keepsTheWebhookItself_whenAnAnnouncedEndHasNoTime() {
        assertThat(handle(signal(7, "1", null, Map.of()), signal(7, "2", null, Map.of("expires", "soon"))))
                .isEmpty();
        assertThat(tables.kept.counts(LocalDate.of(2026, 11, 20))).containsExactly(Map.entry(7, 2L));
    }

    @Test
    void keepsAndCountsEveryOtherType_knownOrNot() {
        assertThat(handle(signal(14, "1", null, Map.of("conversation", "5")), signal(4711, "1", null, Map.of())))
                .isEmpty();
        assertThat(tables.kept.counts(LocalDate.of(2026, 11, 20)))
                .containsExactly(Map.entry(14, 1L), Map.entry(4711, 1L));
    }

    @Test
    void countsAWebhookWithoutATimeAsOfToday() {
        Signal timeless = new Signal(14, "n", Optional.empty(), Optional.empty(), Instant.EPOCH, List.of(), Map.of());
        assertThat(keepShop.handle(List.of(new QueueMessage("m", SignalCodec.write(timeless)))))
                .isEmpty();
        assertThat(tables.kept.counts(LocalDate.of(2026, 11, 20))).containsExactly(Map.entry(14, 1L));
    }

    @Test
    void parksWithAReason_whenTheSignedBodyCouldNotBeRead() {
        Map<String, String> facts = Map.of("reason", "type is not a positive number", "length", "17", "sha256", "ab12");
        assertThat(handle(signal(Signal.UNREADABLE, null, null, facts), signal(Signal.UNREADABLE, null, null, facts)))
                .isEmpty();
        assertThat(tables.parked.list(10))
                .containsExactly(new Parked(
                        "ab12",
                        "ShopEvents",
                        "a signed webhook of 17 bytes cannot be read: type is not a positive number",
                        "",
                        NOON));
    }

    @Test
    void parksAQueueMessageThatIsNoSignal_andHandlesTheRest() {
        Set<String> failed = keepShop.handle(List.of(
                new QueueMessage("bad", "{\"type\":"),
                new QueueMessage("good", SignalCodec.write(signal(6, "1", null, Map.of())))));
        assertThat(failed).isEmpty();
        assertThat(tables.parked.list(10)).singleElement().satisfies(parked -> {
            assertThat(parked.id()).isEqualTo("bad");
            assertThat(parked.reason()).startsWith("the queue message cannot be read: ");
        });
        assertThat(disconnected()).containsExactly("1");
    }

    @Test
    void failsOnlyTheMessagesThatCouldNotBeKept_whenTheTableThrottles() {
        DynamoDbClient throttled = refusing("n-poison");
        HandleShopEvent keeper = new HandleShopEvent(
                new ShopTable(throttled, ShopsInMemory.TABLE),
                new KeptSignals(throttled, ShopsInMemory.TABLE),
                new ParkedMessages(throttled, ShopsInMemory.TABLE),
                erasure(tables.shops),
                clock);
        SQSBatchResponse answer = new ShopKeeperHandler(keeper)
                .handleRequest(
                        event(
                                named("m-1", "n-1"),
                                named("m-2", "n-poison"),
                                named("m-3", "n-3"),
                                new QueueMessage("m-4", SignalCodec.write(signal(6, "1", null, Map.of())))),
                        null);
        assertThat(answer.getBatchItemFailures())
                .extracting(SQSBatchResponse.BatchItemFailure::getItemIdentifier)
                .containsExactlyInAnyOrder("m-2", "m-4");
        assertThat(tables.kept.latest(LocalDate.of(2026, 11, 20), 10))
                .extracting(Signal::notification)
                .containsExactlyInAnyOrder("n-1", "n-3");
    }

    /** An engine that refuses one put, and every update of a shop. */
    private DynamoDbClient refusing(String notification) {
        InvocationHandler calls = (proxy, method, arguments) -> {
            boolean poison = arguments != null
                    && arguments[0] instanceof PutItemRequest put
                    && put.item().containsKey("notification")
                    && put.item().get("notification").s().equals(notification);
            if (poison
                    || (method.getName().equals("updateItem")
                            && arguments[0].toString().contains("SHOPS"))) {
                throw DynamoDbException.builder().message("throttled").build();
            }
            if (method.isDefault() && !method.getName().equals("serviceName")) {
                var parameters = method.getParameterTypes();
                if (parameters.length == 1 && parameters[0] == Consumer.class) {
                    return InvocationHandler.invokeDefault(proxy, method, arguments);
                }
            }
            try {
                return method.invoke(tables.dynamo, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        return (DynamoDbClient) Proxy.newProxyInstance(
                DynamoDbClient.class.getClassLoader(), new Class<?>[] {DynamoDbClient.class}, calls);
    }

    private EraseShop erasure(ShopTable shops) {
        TokenParameters tokens = new TokenParameters(new ParametersInMemory(), "/b/tokens/");
        return new EraseShop(
                shops, tables.recipients, tables.labels, tokens, (signals, delay) -> erasures.addAll(signals), clock);
    }

    private Set<String> handle(Signal... signals) {
        List<QueueMessage> messages = new ArrayList<>();
        for (Signal signal : signals) {
            messages.add(new QueueMessage("m-" + messages.size(), SignalCodec.write(signal)));
        }
        return keepShop.handle(messages);
    }

    private List<String> disconnected() {
        return tables.shops.all().stream()
                .filter(shop -> shop.state() == Shop.State.DISCONNECTED)
                .map(shop -> shop.id().value())
                .toList();
    }

    private static QueueMessage named(String id, String notification) {
        return new QueueMessage(
                id,
                SignalCodec.write(
                        new Signal(14, notification, Optional.empty(), Optional.empty(), NOON, List.of(), Map.of())));
    }

    private static SQSEvent event(QueueMessage... messages) {
        SQSEvent event = new SQSEvent();
        event.setRecords(Arrays.stream(messages)
                .map(message -> {
                    SQSEvent.SQSMessage sqs = new SQSEvent.SQSMessage();
                    sqs.setMessageId(message.id());
                    sqs.setBody(message.body());
                    return sqs;
                })
                .toList());
        return event;
    }

    private static Signal signal(int type, @Nullable String shop, @Nullable String seller, Map<String, String> facts) {
        return new Signal(
                type,
                "",
                Optional.ofNullable(shop).map(ShopId::new),
                Optional.ofNullable(seller),
                NOON,
                List.of(),
                facts);
    }
}
