package dev.backroom.store;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;

/** The real tables behind a client that adds up what its transactions cost, indexes included. */
public final class MeteredDynamo extends FaultyDynamo {
    private int writes;
    private double units;

    public MeteredDynamo(DynamoDbClient real) {
        super(real);
    }

    /** Items written by transactions. */
    public int writes() {
        return writes;
    }

    /** Write units that the engine bills for them. */
    public double units() {
        return units;
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
        TransactWriteItemsResponse answer = super.transactWriteItems(request.toBuilder()
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .build());
        writes += request.transactItems().size();
        answer.consumedCapacity().forEach(capacity -> units += capacity.capacityUnits());
        return answer;
    }
}
