package dev.backroom.desk;

import dev.backroom.desk.wave.ReleaseWaves;
import dev.backroom.notices.NoticeQueue;
import dev.backroom.notices.handover.HandoverQueue;
import dev.backroom.runtime.environment.Environment;
import dev.backroom.runtime.environment.Variable;
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
        String desk = environment.get(Variable.DESK_TABLE);
        return new ReleaseWaves(
                new ShopTable(dynamo, environment.get(Variable.SHOPS_TABLE))::all,
                new DeskSettingsTable(dynamo, desk),
                new OrderTable(dynamo, environment.get(Variable.ORDERS_TABLE)),
                new WaveTable(dynamo, desk),
                new HandoverQueue(sqs, environment.get(Variable.HANDOVERS_URL)),
                new NoticeQueue(sqs, environment.get(Variable.NOTICES_URL)),
                new JobTable(dynamo, environment.get(Variable.SHOPS_TABLE)),
                clock);
    }
}
