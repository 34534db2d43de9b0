package dev.backroom.cli.stack;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.backroom.model.Shop;
import dev.backroom.model.stock.Item;
import dev.backroom.model.stock.Sku;
import dev.backroom.store.stock.StockTable;
import dev.backroom.tableengine.EngineOptions;
import dev.backroom.tableengine.TableEngine;
import dev.backroom.tableengine.fault.FaultOptions;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** What a person asked for is tried again where the tables are only busy. */
@Tag("engine")
class ClientsTest {
    @Test
    void triesAgain_whenATransactionHoldsTheItemOrTheTableIsBusy() {
        try (TableEngine engine = TableEngine.open(EngineOptions.inMemory()).serve(0);
                Clients clients = Clients.of(at(engine.endpoint()))) {
            clients.dynamodb()
                    .createTable(table -> table.tableName("Stock")
                            .billingMode(BillingMode.PAY_PER_REQUEST)
                            .attributeDefinitions(
                                    a -> a.attributeName("pk").attributeType(ScalarAttributeType.S),
                                    a -> a.attributeName("sk").attributeType(ScalarAttributeType.S))
                            .keySchema(
                                    k -> k.attributeName("pk").keyType(KeyType.HASH),
                                    k -> k.attributeName("sk").keyType(KeyType.RANGE)));
            engine.become(FaultOptions.NONE
                    .withConflictShare(0.3)
                    .withThrottledShare(0.1)
                    .withFailedShare(0.1));
            StockTable stock = new StockTable(clients.dynamodb(), "Stock");

            for (int i = 0; i < 8; i++) {
                Item item = new Item(new Sku("MUG-" + i), "Mug", Map.of(), 0);
                assertThatCode(() -> stock.putItem(Shop.DEFAULT_OWNER, item)).doesNotThrowAnyException();
            }
        }
    }

    private static Endpoints at(URI engine) {
        return new Endpoints(engine, engine, engine, engine, engine, "us-east-1", Map.of(), Map.of());
    }
}
