package dev.backroom.tableengine;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * What the contract tests talk to: an engine of their own in this process, or whatever -Dbackroom.dynamodb=URL names; "aws" stands
 * for the account of the default credentials.
 */
final class Endpoint implements AutoCloseable {
    private static final @Nullable String OTHER = System.getProperty("backroom.dynamodb");

    private final @Nullable TableEngine engine;
    private final DynamoDbClient client;
    private final DynamoDbStreamsClient streams;

    private Endpoint(@Nullable TableEngine engine, SdkHttpClient http, @Nullable URI uri) {
        this.engine = engine;
        AwsCredentialsProvider credentials = uri == null
                ? DefaultCredentialsProvider.builder().build()
                : StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any"));
        DynamoDbClientBuilder builder = DynamoDbClient.builder()
                .httpClient(http)
                .region(Region.US_EAST_1)
                .overrideConfiguration(override -> override.retryStrategy(retries -> retries.maxAttempts(1)))
                .credentialsProvider(credentials);
        var streamsBuilder = DynamoDbStreamsClient.builder()
                .httpClient(http)
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials);
        if (uri != null) {
            builder.endpointOverride(uri);
            streamsBuilder.endpointOverride(uri);
        }
        this.client = builder.build();
        this.streams = streamsBuilder.build();
    }

    /** Without a socket, unless another endpoint is asked for. */
    static Endpoint open() {
        return OTHER == null ? inProcess(TableEngine.open(EngineOptions.inMemory())) : elsewhere();
    }

    private static Endpoint elsewhere() {
        URI uri = "aws".equals(OTHER) ? null : URI.create(String.valueOf(OTHER));
        return new Endpoint(null, UrlConnectionHttpClient.create(), uri);
    }

    static Endpoint inProcess(TableEngine engine) {
        return inProcess(engine, engine.httpClient());
    }

    static Endpoint inProcess(TableEngine engine, SdkHttpClient http) {
        return new Endpoint(engine, http, URI.create("http://table-engine"));
    }

    static Endpoint overHttp(TableEngine engine) {
        return new Endpoint(
                engine, UrlConnectionHttpClient.create(), engine.serve(0).endpoint());
    }

    /** Whether this is our own engine, whose clock and faults a test may turn. */
    boolean isOurs() {
        return engine != null;
    }

    TableEngine engine() {
        if (engine == null) {
            throw new IllegalStateException("This endpoint is not ours");
        }
        return engine;
    }

    DynamoDbClient client() {
        return client;
    }

    DynamoDbStreamsClient streams() {
        return streams;
    }

    @Override
    public void close() {
        client.close();
        streams.close();
        if (engine != null) {
            engine.close();
        }
    }
}
