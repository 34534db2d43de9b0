package dev.backroom.store;

import dev.backroom.fixtures.Endpoint;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class LocalStoreTest extends StoreContract {
    @Override
    protected DynamoDbClient dynamo() {
        return Endpoint.client();
    }
}
