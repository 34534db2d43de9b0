package dev.backroom.localcloud.function;

import java.time.Clock;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * What a function gets: the template's variables and nothing else, and clients whose use counts as the function's.
 *
 * @param clock the shop's time
 */
public record FunctionWorld(
        Map<String, String> environment,
        DynamoDbClient dynamoDb,
        SqsClient sqs,
        SsmClient ssm,
        SnsClient sns,
        Clock clock) {}
