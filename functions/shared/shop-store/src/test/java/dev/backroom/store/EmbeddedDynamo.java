package dev.backroom.store;

import dev.backroom.fixtures.MemoryTables;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The engine in memory, one per JVM, called without HTTP: for tests that need thousands of calls. */
public final class EmbeddedDynamo {
    private static final DynamoDbClient CLIENT = MemoryTables.open().client();

    private EmbeddedDynamo() {}

    public static DynamoDbClient client() {
        return CLIENT;
    }
}
