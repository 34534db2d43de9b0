package dev.backroom.localcloud.engine;

import dev.backroom.localcloud.template.TableSpec;
import dev.backroom.tableengine.EngineOptions;
import dev.backroom.tableengine.TableEngine;
import dev.backroom.tableengine.UsageListener;
import dev.backroom.tableengine.fault.FaultOptions;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;

/** The tables of this cloud, for its own functions without a socket, for others over HTTP from this machine only. */
public final class DynamoDbEngine implements AutoCloseable {
    /** What an engine that is no longer used kept its tables in. */
    private static final String EARLIER = "shared-local-instance.db";

    private final TableEngine engine;

    private DynamoDbEngine(TableEngine engine) {
        this.engine = engine;
    }

    /**
     * @param port 0 for a free one
     * @param directory where the tables are kept; empty keeps them in memory
     * @param region that the tables' names carry
     * @param usage receives what requests over HTTP consume
     * @throws IllegalStateException when the directory is in use, cannot be read, or is an earlier version's
     */
    public static DynamoDbEngine start(int port, Optional<Path> directory, String region, UsageListener usage) {
        if (directory.isPresent() && Files.exists(directory.get().resolve(EARLIER))) {
            throw new IllegalStateException("The tables in %s are an earlier version's and cannot be read; start afresh"
                    .formatted(directory.get()));
        }
        EngineOptions options = directory
                .map(EngineOptions::in)
                .orElseGet(EngineOptions::inMemory)
                .withRegion(region)
                .withUsage(usage);
        TableEngine engine = TableEngine.open(options);
        try {
            return new DynamoDbEngine(engine.serve(port));
        } catch (RuntimeException e) {
            engine.close();
            throw e;
        }
    }

    public URI endpoint() {
        return engine.endpoint();
    }

    /** From now on the tables are as slow, as busy and as faulty as this says; starts without faults. */
    public void become(FaultOptions faults) {
        engine.become(faults);
    }

    /** For clients in this process. */
    SdkHttpClient http(UsageListener usage) {
        return engine.httpClient(usage);
    }

    /**
     * Creates the tables that are not there yet. A table that is there keeps its items, and gets a stream if it has none.
     *
     * @param expire whether items past their time to live are deleted; not when the shop's clock is not the real one
     * @throws IllegalStateException when a table's stream shows other images than the template asks for
     */
    public static void createTables(DynamoDbClient client, List<TableSpec> tables, boolean expire) {
        List<String> present = client.listTables().tableNames();
        for (TableSpec table : tables) {
            if (present.contains(table.name())) {
                ensureStream(client, table);
                continue;
            }
            client.createTable(request(table));
            if (expire && table.expiry().isPresent()) {
                String attribute = table.expiry().get();
                client.updateTimeToLive(request -> request.tableName(table.name())
                        .timeToLiveSpecification(
                                ttl -> ttl.attributeName(attribute).enabled(true)));
            }
        }
    }

    private static CreateTableRequest request(TableSpec table) {
        CreateTableRequest.Builder request = CreateTableRequest.builder()
                .tableName(table.name())
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(keys(table.keys()))
                .attributeDefinitions(table.attributes().entrySet().stream()
                        .map(DynamoDbEngine::attribute)
                        .toList());
        if (!table.indexes().isEmpty()) {
            request.globalSecondaryIndexes(
                    table.indexes().stream().map(DynamoDbEngine::index).toList());
        }
        table.stream().ifPresent(view -> request.streamSpecification(stream(view)));
        return request.build();
    }

    private static void ensureStream(DynamoDbClient client, TableSpec table) {
        if (table.stream().isEmpty()) {
            return;
        }
        String wanted = table.stream().get();
        StreamSpecification found = client.describeTable(request -> request.tableName(table.name()))
                .table()
                .streamSpecification();
        if (found == null || !Boolean.TRUE.equals(found.streamEnabled())) {
            client.updateTable(request -> request.tableName(table.name()).streamSpecification(stream(wanted)));
        } else if (!wanted.equals(found.streamViewTypeAsString())) {
            throw new IllegalStateException("The stream of %s shows %s, the template wants %s; start afresh"
                    .formatted(table.id(), found.streamViewTypeAsString(), wanted));
        }
    }

    private static StreamSpecification stream(String view) {
        return StreamSpecification.builder()
                .streamEnabled(true)
                .streamViewType(view)
                .build();
    }

    private static AttributeDefinition attribute(Map.Entry<String, String> attribute) {
        return AttributeDefinition.builder()
                .attributeName(attribute.getKey())
                .attributeType(attribute.getValue())
                .build();
    }

    private static GlobalSecondaryIndex index(TableSpec.Index index) {
        return GlobalSecondaryIndex.builder()
                .indexName(index.name())
                .keySchema(keys(index.keys()))
                .projection(projection -> {
                    projection.projectionType(index.projection());
                    if (!index.included().isEmpty()) {
                        projection.nonKeyAttributes(index.included());
                    }
                })
                .build();
    }

    private static List<KeySchemaElement> keys(TableSpec.Keys keys) {
        KeySchemaElement hash = key(keys.hash(), KeyType.HASH);
        return keys.range()
                .map(range -> List.of(hash, key(range, KeyType.RANGE)))
                .orElse(List.of(hash));
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    @Override
    public void close() {
        engine.close();
    }
}
