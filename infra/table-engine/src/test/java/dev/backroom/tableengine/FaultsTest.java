package dev.backroom.tableengine;

import static dev.backroom.tableengine.Tables.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.backroom.tableengine.fault.FaultOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

@Tag("engine")
class FaultsTest {
    private final MovingClock clock = new MovingClock();
    private final TableEngine engine = TableEngine.open(EngineOptions.inMemory().withClock(clock));
    private final Endpoint endpoint = Endpoint.inProcess(engine);
    private final DynamoDbClient client = endpoint.client();
    private String table = "";

    @BeforeEach
    void create() {
        table = Tables.createSimple(client, "faults");
    }

    @AfterEach
    void close() {
        endpoint.close();
    }

    private void put(String pk, int bytes) {
        client.putItem(put -> put.tableName(table).item(item("pk", pk, "b", "x".repeat(bytes))));
    }

    private boolean throttled(Runnable call) {
        DynamoDbException refused = catchThrowableOfType(DynamoDbException.class, call::run);
        return refused != null && refused.isThrottlingException();
    }

    @Test
    void refusesForWantOfCapacity_asOftenAsAskedFor() {
        engine.become(FaultOptions.NONE.withThrottledShare(1));

        assertThat(throttled(() -> put("a", 1))).isTrue();
        assertThat(throttled(() -> client.getItem(get -> get.tableName(table).key(item("pk", "a")))))
                .isTrue();
        TransactionCanceledException cancelled = catchThrowableOfType(
                TransactionCanceledException.class,
                () -> client.transactWriteItems(transact -> transact.transactItems(TransactWriteItem.builder()
                        .put(put -> put.tableName(table).item(item("pk", "a")))
                        .build())));
        assertThat(cancelled.cancellationReasons().getFirst().code()).isEqualTo("ThrottlingError");
        assertThat(throttled(() -> client.batchWriteItem(batch ->
                        batch.requestItems(Map.of(table, List.of(Batches.put(item("pk", "a"))))))))
                .isTrue();

        engine.become(FaultOptions.NONE);
        assertThat(throttled(() -> put("a", 1))).isFalse();
    }

    @Test
    void refusesAHotPartitionOnly_untilTheNextSecond() {
        engine.become(FaultOptions.NONE.withPartitions(true));
        int written = 0;
        while (!throttled(() -> put("hot", 100_000))) {
            written++;
        }

        assertThat(written).isBetween(10, 12);
        assertThat(throttled(() -> put("cold", 1))).isFalse();
        clock.move(Duration.ofSeconds(1));
        assertThat(throttled(() -> put("hot", 1))).isFalse();
    }

    @Test
    void refusesAsIfAnotherTransactionHeldTheItem() {
        engine.become(FaultOptions.NONE.withConflictShare(1));

        assertThatThrownBy(() -> put("a", 1)).isInstanceOf(TransactionConflictException.class);
        TransactionCanceledException cancelled = catchThrowableOfType(
                TransactionCanceledException.class,
                () -> client.transactWriteItems(transact -> transact.transactItems(TransactWriteItem.builder()
                        .put(put -> put.tableName(table).item(item("pk", "a")))
                        .build())));
        assertThat(cancelled.cancellationReasons().getFirst().code()).isEqualTo("TransactionConflict");
    }

    @Test
    void failsBeforeOrAfterTheWork_whenFailuresAreAskedFor() {
        engine.become(FaultOptions.NONE.withFailedShare(1));
        for (int at = 0; at < 40; at++) {
            String pk = "p" + at;
            assertThatThrownBy(() -> put(pk, 1)).isInstanceOf(InternalServerErrorException.class);
        }
        engine.become(FaultOptions.NONE);

        assertThat(client.scan(scan -> scan.tableName(table)).count()).isBetween(5, 35);
    }
}
