package dev.backroom.tableengine;

import static dev.backroom.tableengine.Tables.item;
import static dev.backroom.tableengine.Tables.n;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** A process that writes until it is killed, and says of each write that it was acknowledged. */
final class DurableWriter {
    static final String TABLE = "durable";
    private static final int THREADS = 3;

    private DurableWriter() {}

    /** @param args the folder, and the round, which no two processes share */
    public static void main(String[] args) throws InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Endpoint endpoint = Endpoint.inProcess(TableEngine.open(EngineOptions.in(Path.of(args[0]))));
        DynamoDbClient client = endpoint.client();
        if (client.listTables().tableNames().isEmpty()) {
            client.createTable(request -> Tables.simple(request, TABLE)
                    .streamSpecification(
                            stream -> stream.streamEnabled(true).streamViewType(StreamViewType.KEYS_ONLY)));
        }
        for (int thread = 0; thread < THREADS; thread++) {
            String prefix = args[1] + "-" + thread + "-";
            Thread.ofPlatform().start(() -> write(client, prefix, out));
        }
        new CountDownLatch(1).await();
    }

    private static void write(DynamoDbClient client, String prefix, PrintStream out) {
        for (int at = 0; ; at++) {
            String pk = prefix + at;
            if (at % 3 == 0) {
                client.transactWriteItems(transact -> transact.transactItems(
                        TransactWriteItem.builder()
                                .put(put -> put.tableName(TABLE).item(item("pk", pk, "twin", "yes")))
                                .build(),
                        TransactWriteItem.builder()
                                .update(update -> update.tableName(TABLE)
                                        .key(item("pk", pk + "-twin"))
                                        .updateExpression("ADD c :one")
                                        .expressionAttributeValues(Map.of(":one", n(1))))
                                .build()));
            } else {
                client.putItem(put -> put.tableName(TABLE).item(item("pk", pk)));
            }
            out.println(pk);
        }
    }
}
