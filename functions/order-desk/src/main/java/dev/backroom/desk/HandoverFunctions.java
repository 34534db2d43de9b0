package dev.backroom.desk;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.time.Clock;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** Builds what hands orders to the warehouses. */
final class HandoverFunctions {
    private final Environment environment;
    private final DynamoDbClient dynamo;
    private final SqsClient sqs;
    private final SsmClient ssm;
    private final Clock clock;

    HandoverFunctions(Environment environment, DynamoDbClient dynamo, SqsClient sqs, SsmClient ssm, Clock clock) {
        this.environment = environment;
        this.dynamo = dynamo;
        this.sqs = sqs;
        this.ssm = ssm;
        this.clock = clock;
    }

    RequestHandler<SQSEvent, SQSBatchResponse> handover() {
        return new HandoverHandler(this);
    }

    void ready() {
        environment.required("HANDOVERS_URL");
    }
}
