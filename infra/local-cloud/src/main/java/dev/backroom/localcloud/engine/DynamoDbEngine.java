package dev.backroom.localcloud.engine;

import dev.backroom.localcloud.function.Urgency;
import dev.backroom.localcloud.template.TableSpec;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/** DynamoDB Local in this process, reachable from this machine only. */
public final class DynamoDbEngine implements AutoCloseable {
    private final Server server;
    private final LocalDynamoDBServerHandler handler;

    private DynamoDbEngine(Server server, LocalDynamoDBServerHandler handler) {
        this.server = server;
        this.handler = handler;
    }

    /**
     * @param port 0 for a free one
     * @param directory where the tables are kept; empty keeps them in memory
     */
    public static DynamoDbEngine start(int port, Optional<Path> directory) {
        try {
            @Nullable String path = null;
            if (directory.isPresent()) {
                path = Files.createDirectories(directory.get()).toString();
            }
            LocalDynamoDBRequestHandler requests = new LocalDynamoDBRequestHandler(0, path == null, path, true, false);
            IndexedTables.serve(requests, directory);
            LocalDynamoDBServerHandler handler = new LocalDynamoDBServerHandler(requests, null);
            QueuedThreadPool threads = new QueuedThreadPool(24, 4);
            threads.setThreadsPriority(Urgency.ORDERS_WAIT);
            Server server = new Server(threads);
            ServerConnector connector = new ServerConnector(server, 1, 1);
            connector.setHost("127.0.0.1");
            connector.setPort(port);
            server.addConnector(connector);
            server.setHandler(handler);
            server.start();
            return new DynamoDbEngine(server, handler);
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local did not start: " + e.getMessage(), e);
        }
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + ((ServerConnector) server.getConnectors()[0]).getLocalPort());
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
        try {
            server.stop();
            handler.close();
        } catch (IOException e) {
            throw new IllegalStateException("DynamoDB Local did not stop", e);
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local did not stop: " + e.getMessage(), e);
        }
    }
}
