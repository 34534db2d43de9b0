package dev.backroom.localcloud.engine;

import dev.backroom.localcloud.usage.DynamoDbMeter;
import dev.backroom.localcloud.usage.SqsMeter;
import dev.backroom.localcloud.usage.UsageListener;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** AWS clients of this machine's engines, one of each kind a function: to tables without a socket, else over one pool of connections. */
public final class Clients implements AutoCloseable {
    private static final StaticCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));

    /** Without a socket nobody reads a signature, which would be a fifth of a call's work. */
    private static final AwsCredentialsProvider UNSIGNED = AnonymousCredentialsProvider.create();

    private static final ExecutionInterceptor NO_GUARD = new ExecutionInterceptor() {};

    private final SdkHttpClient http = ApacheHttpClient.builder()
            .maxConnections(512)
            .connectionTimeout(Duration.ofSeconds(2))
            .socketTimeout(Duration.ofSeconds(30))
            .tcpKeepAlive(true)
            .build();
    private final Region region;
    private final UsageListener usage;
    private final ExecutionInterceptor tap;

    public Clients(String region, UsageListener usage) {
        this(region, usage, NO_GUARD);
    }

    /** @param tap hears of every request that no guard refused, and of its answer */
    public Clients(String region, UsageListener usage, ExecutionInterceptor tap) {
        this.region = Region.of(region);
        this.usage = usage;
        this.tap = tap;
    }

    /** @param source what the cost meter calls the user of this client */
    public DynamoDbClient dynamoDb(DynamoDbEngine engine, String source) {
        return dynamoDb(engine, source, NO_GUARD);
    }

    /** @param guard hears of every request first, and may refuse it */
    public DynamoDbClient dynamoDb(DynamoDbEngine engine, String source, ExecutionInterceptor guard) {
        return at(engine.endpoint(), engine.http(new DynamoDbMeter(source, usage)), DynamoDbClient.builder(), guard)
                .build();
    }

    /** For an engine in another process, which counts what is used there. */
    public DynamoDbClient dynamoDb(URI endpoint) {
        return at(endpoint, http, DynamoDbClient.builder()).build();
    }

    /** Not metered: what Lambda reads of a stream costs nothing. */
    public DynamoDbStreamsClient streams(DynamoDbEngine engine) {
        return at(
                        engine.endpoint(),
                        engine.http(dev.backroom.tableengine.UsageListener.NOBODY),
                        DynamoDbStreamsClient.builder())
                .build();
    }

    public SqsClient sqs(URI endpoint, String source) {
        return sqs(endpoint, source, NO_GUARD);
    }

    public SqsClient sqs(URI endpoint, String source, ExecutionInterceptor guard) {
        return at(endpoint, http, SqsClient.builder(), guard, new SqsMeter(source, usage))
                .build();
    }

    public SsmClient ssm(URI endpoint) {
        return ssm(endpoint, NO_GUARD);
    }

    public SsmClient ssm(URI endpoint, ExecutionInterceptor guard) {
        return at(endpoint, http, SsmClient.builder(), guard).build();
    }

    private <B extends AwsClientBuilder<B, ?> & software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder<B, ?>>
            B at(URI endpoint, SdkHttpClient carrier, B builder, ExecutionInterceptor... first) {
        return builder.endpointOverride(endpoint)
                .region(region)
                .credentialsProvider(carrier.equals(http) ? CREDENTIALS : UNSIGNED)
                .overrideConfiguration(config -> {
                    List.of(first).forEach(config::addExecutionInterceptor);
                    config.addExecutionInterceptor(tap);
                })
                .httpClient(carrier);
    }

    @Override
    public void close() {
        http.close();
    }
}
