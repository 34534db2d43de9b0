package dev.backroom.desk;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.backroom.desk.handover.HandOver;
import dev.backroom.desk.handover.HandoverDesk;
import dev.backroom.desk.handover.HandoverParts;
import dev.backroom.desk.handover.PlatformParcels;
import dev.backroom.desk.handover.RepeatHandovers;
import dev.backroom.desk.sync.KnownShops;
import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.model.Signal;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.notices.NoticeQueue;
import dev.backroom.notices.handover.HandoverQueue;
import dev.backroom.runtime.environment.Environment;
import dev.backroom.runtime.environment.Parameters;
import dev.backroom.runtime.environment.Variable;
import dev.backroom.runtime.queue.Parked;
import dev.backroom.store.handover.HandoverTable;
import dev.backroom.store.message.ParkedMessages;
import dev.backroom.store.order.OrderTable;
import dev.backroom.store.wave.LabelTable;
import dev.backroom.tiktok.AccessTokens;
import dev.backroom.tiktok.auth.ReadOnlyTokens;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Builds what hands orders to the warehouses. */
final class HandoverFunctions {
    /** Without the parameter every warehouse works from paper. */
    private static final String NO_WAREHOUSES = "{}";

    private final Environment environment;
    private final DynamoDbClient dynamo;
    private final SqsClient sqs;
    private final Parameters parameters;
    private final Clock clock;
    private final KnownShops shops;
    private final Function<AccessTokens, PlatformParcels> platform;

    /**
     * Parts of the desk's composition.
     *
     * @param platform made when a function needs it, because it reads the app's secrets
     */
    HandoverFunctions(
            Environment environment,
            DynamoDbClient dynamo,
            SqsClient sqs,
            Parameters parameters,
            Clock clock,
            KnownShops shops,
            Function<AccessTokens, PlatformParcels> platform) {
        this.environment = environment;
        this.dynamo = dynamo;
        this.sqs = sqs;
        this.parameters = parameters;
        this.clock = clock;
        this.shops = shops;
        this.platform = platform;
    }

    RequestHandler<SQSEvent, SQSBatchResponse> handover() {
        return new HandoverHandler(handOver());
    }

    /** The warehouses are asked for by the first message, and again every few minutes: a new one needs no deployment. */
    Supplier<HandOver> handOver() {
        HandoverParts parts = new HandoverParts(
                platform.apply(tokens()),
                table(),
                new LabelTable(dynamo, environment.get(Variable.LABELS_TABLE), Clock.systemUTC())::put,
                queue(),
                new NoticeQueue(sqs, environment.get(Variable.NOTICES_URL)),
                desk(),
                clock,
                Clock.systemUTC());
        String parameter = environment.get(Variable.WAREHOUSES_PARAMETER);
        return new RefreshingValue<>(
                () -> parameters.find(parameter).orElse(NO_WAREHOUSES), parts::handOver, Clock.systemUTC());
    }

    /** Looks for handovers that are due, for the desk's watch. */
    RepeatHandovers repeat() {
        return new RepeatHandovers(table(), queue(), Clock.systemUTC());
    }

    private HandoverTable table() {
        return new HandoverTable(dynamo, environment.get(Variable.DESK_TABLE));
    }

    private HandoverQueue queue() {
        return new HandoverQueue(sqs, environment.get(Variable.HANDOVERS_URL));
    }

    private HandoverDesk desk() {
        OrderTable orders = new OrderTable(dynamo, environment.get(Variable.ORDERS_TABLE));
        ParkedMessages parked = new ParkedMessages(dynamo, environment.get(Variable.SHOPS_TABLE));
        SignalQueue signals = new SignalQueue(sqs, environment.get(Variable.ORDER_EVENTS_URL));
        return new HandoverDesk() {
            @Override
            public Map<ShopId, Shop> shops(Collection<ShopId> ids) {
                return shops.find(ids);
            }

            @Override
            public Map<OrderKey, Order> orders(Collection<OrderKey> keys) {
                return orders.load(keys, true);
            }

            @Override
            public void readAgain(Collection<OrderKey> keys) {
                signals.send(keys.stream()
                        .map(key -> new Signal(
                                Signal.POLLED,
                                "",
                                Optional.of(key.shop()),
                                Optional.empty(),
                                clock.instant(),
                                List.of(key.order()),
                                Map.of()))
                        .toList());
            }

            @Override
            public void park(Parked message) {
                parked.park(message);
            }
        };
    }

    /** Tokens are lent: the desk's other functions keep them fresh, and this one may not write them. */
    AccessTokens tokens() {
        return new ReadOnlyTokens(parameters::find, environment.get(Variable.TOKENS_PARAMETER));
    }
}
