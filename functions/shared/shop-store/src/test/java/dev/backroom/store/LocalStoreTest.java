package dev.backroom.store;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class LocalStoreTest extends StoreContract {
    @Override
    DynamoDbClient dynamo() {
        return LocalDynamo.client();
    }
}
