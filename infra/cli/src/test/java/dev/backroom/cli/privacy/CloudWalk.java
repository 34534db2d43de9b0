package dev.backroom.cli.privacy;

import dev.backroom.localcloud.LocalCloud;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** Looks through everything that a cloud and its home hold. */
final class CloudWalk {
    static final String RECIPIENTS = "Recipients";
    static final String LABELS = "Labels";
    /** Where buyers' data may be: under their own key, and not for long. */
    static final Set<String> THEIRS = Set.of(RECIPIENTS, LABELS);

    /** Beside the tables' files: what the simulated platform and its people wrote down for themselves. */
    private static final Set<String> NOT_OURS = Set.of("dynamodb", "books");

    private static final int HIDDEN_SECONDS = 300;

    private final LocalCloud cloud;
    private final Findings findings;

    CloudWalk(LocalCloud cloud, Findings findings) {
        this.cloud = cloud;
        this.findings = findings;
    }

    void tables() {
        cloud.endpoints().tables().forEach((id, table) -> {
            if (!THEIRS.contains(id)) {
                Place place = Place.TABLE;
                cloud.dynamoDb().scanPaginator(s -> s.tableName(table)).items().forEach(item -> {
                    String text = ItemText.of(item);
                    findings.look(place, id, text);
                    if (text.contains("NOTICE")) {
                        findings.look(Place.NOTICE, "kept in " + id, text);
                    }
                });
            }
        });
    }

    /**
     * How many items of a table with buyers' data hold what the walk would have known elsewhere: without any it proves
     * nothing.
     */
    long known(String id) {
        String table = cloud.endpoints().tables().getOrDefault(id, "");
        return cloud.dynamoDb().scanPaginator(s -> s.tableName(table)).items().stream()
                .filter(item -> findings.knows(ItemText.of(item)))
                .count();
    }

    /** Takes the messages out for minutes: nobody else sees them in that time. */
    void queues() {
        cloud.endpoints().queues().forEach((id, url) -> {
            List<Message> messages;
            do {
                messages = cloud.sqs()
                        .receiveMessage(r -> r.queueUrl(url)
                                .maxNumberOfMessages(10)
                                .visibilityTimeout(HIDDEN_SECONDS)
                                .messageAttributeNames("All"))
                        .messages();
                messages.forEach(message -> findings.look(
                        id.startsWith("Notices") ? Place.NOTICE : Place.QUEUE,
                        id,
                        message.body() + message.messageAttributes()));
            } while (!messages.isEmpty());
        });
    }

    void streams() {
        try (DynamoDbStreamsClient streams = streams(cloud.endpoints().dynamodb())) {
            streams.listStreams().streams().forEach(stream -> {
                String arn = stream.streamArn();
                streams.describeStream(d -> d.streamArn(arn))
                        .streamDescription()
                        .shards()
                        .forEach(shard -> shard(streams, stream.tableName(), arn, shard.shardId()));
            });
        }
    }

    private void shard(DynamoDbStreamsClient streams, String table, String arn, String shard) {
        @Nullable
        String next = streams.getShardIterator(
                        i -> i.streamArn(arn).shardId(shard).shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                .shardIterator();
        while (next != null) {
            String here = next;
            GetRecordsResponse answer = streams.getRecords(r -> r.shardIterator(here));
            for (Record record : answer.records()) {
                findings.look(
                        Place.STREAM,
                        "of " + table,
                        ItemText.of(record.dynamodb().oldImage())
                                + ItemText.of(record.dynamodb().newImage()));
            }
            // A shard that is still open never ends.
            next = answer.records().isEmpty() ? null : answer.nextShardIterator();
        }
    }

    void files(Path home) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path inside = home.relativize(file);
                if (!NOT_OURS.contains(inside.getName(0).toString())) {
                    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
                    findings.look(inside.endsWith("mail.txt") ? Place.NOTICE : Place.FILE, inside.toString(), text);
                }
            }
        }
    }

    private static DynamoDbStreamsClient streams(URI endpoint) {
        return DynamoDbStreamsClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }
}
