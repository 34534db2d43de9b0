package dev.backroom.desk;

import dev.backroom.desk.wave.ReleaseWaves;
import dev.backroom.notices.NoticeQueue;
import dev.backroom.notices.handover.HandoverQueue;
import dev.backroom.store.order.OrderTable;
import dev.backroom.store.shop.ShopTable;
import dev.backroom.store.watch.JobTable;
import dev.backroom.store.wave.DeskSettingsTable;
import dev.backroom.store.wave.WaveTable;
import java.time.Clock;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Builds what gives the warehouses their waves. */
final class WaveFunctions {
    private final Environment environment;
    private final DynamoDbClient dynamo;
    private final SqsClient sqs;
    private final Clock clock;

    WaveFunctions(Environment environment, DynamoDbClient dynamo, SqsClient sqs, Clock clock) {
        this.environment = environment;
        this.dynamo = dynamo;
        this.sqs = sqs;
        this.clock = clock;
    }

    ReleaseWaves releaseWaves() {
        String desk = environment.required("DESK_TABLE");
        return new ReleaseWaves(
                new ShopTable(dynamo, environment.required("SHOPS_TABLE"))::all,
                new DeskSettingsTable(dynamo, desk),
                new OrderTable(dynamo, environment.required("ORDERS_TABLE")),
                new WaveTable(dynamo, desk),
                new HandoverQueue(sqs, environment.required("HANDOVERS_URL")),
                new NoticeQueue(sqs, environment.required("NOTICES_URL")),
                new JobTable(dynamo, environment.required("SHOPS_TABLE")),
                clock);
    }
}
