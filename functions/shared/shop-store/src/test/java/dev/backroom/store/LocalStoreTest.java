package dev.backroom.store;

import dev.backroom.fixtures.Endpoint;
import org.junit.jupiter.api.Tag;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

@Tag("engine")
class LocalStoreTest extends StoreContract {
    @Override
    protected DynamoDbClient dynamo() {
        return Endpoint.client();
    }
}
