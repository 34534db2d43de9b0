package dev.backroom.cli.stack;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** The engines of a running local cloud, through the clients that also speak to AWS. */
public record Clients(DynamoDbClient dynamodb, SqsClient sqs, SsmClient ssm) implements AutoCloseable {
    private static final int TRIES = 8;

    public static Clients of(Endpoints at) {
        return new Clients(
                at(DynamoDbClient.builder(), at.dynamodb(), at.region())
                        .overrideConfiguration(config -> config.retryStrategy(patient()))
                        .build(),
                at(SqsClient.builder(), at.sqs(), at.region()).build(),
                at(SsmClient.builder(), at.ssm(), at.region()).build());
    }

    /** A person waits for the answer, and would do nothing but try again: also where a transaction holds an item. */
    private static RetryStrategy patient() {
        return AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .maxAttempts(TRIES)
                .retryOnException(TransactionConflictException.class)
                .build();
    }

    private static <C, B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>> B at(
            B builder, URI endpoint, String region) {
        return builder.endpointOverride(endpoint)
                .region(Region.of(region))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClientBuilder(UrlConnectionHttpClient.builder());
    }

    @Override
    public void close() {
        dynamodb.close();
        sqs.close();
        ssm.close();
    }
}
