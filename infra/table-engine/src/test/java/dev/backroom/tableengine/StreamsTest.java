package dev.backroom.tableengine;

import static dev.backroom.tableengine.Tables.item;
import static dev.backroom.tableengine.Tables.n;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroom.tableengine.stream.StreamLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.dynamodb.model.OperationType;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamStatus;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

@Tag("engine")
class StreamsTest {
    private final MovingClock clock = new MovingClock();
    private final Endpoint endpoint = Endpoint.inProcess(TableEngine.open(EngineOptions.inMemory()
            .withClock(clock)
            .withExpiryClock(clock)
            .withSweepEvery(Duration.ZERO)
            .withStreams(new StreamLimits(Duration.ofHours(4), 1000, Duration.ofHours(24), Duration.ofMinutes(15)))));
    private final DynamoDbClient client = endpoint.client();
    private final DynamoDbStreamsClient streams = endpoint.streams();

    @AfterEach
    void close() {
        endpoint.close();
    }

    private String create(StreamViewType view) {
        return Tables.create(
                client,
                "stream",
                request -> request.streamSpecification(
                        stream -> stream.streamEnabled(true).streamViewType(view)));
    }

    private String arn(String table) {
        return client.describeTable(describe -> describe.tableName(table))
                .table()
                .latestStreamArn();
    }

    private List<Shard> shards(String table) {
        return streams.describeStream(describe -> describe.streamArn(arn(table)))
                .streamDescription()
                .shards();
    }

    private String iterator(String table, Shard shard, ShardIteratorType type) {
        return streams.getShardIterator(get ->
                        get.streamArn(arn(table)).shardId(shard.shardId()).shardIteratorType(type))
                .shardIterator();
    }

    private List<Record> records(String table) {
        List<Record> records = new ArrayList<>();
        for (Shard shard : shards(table)) {
            String iterator = iterator(table, shard, ShardIteratorType.TRIM_HORIZON);
            records.addAll(read(iterator).records());
        }
        return records;
    }

    private GetRecordsResponse read(String iterator) {
        return streams.getRecords(get -> get.shardIterator(iterator));
    }

    private void put(String table, Object... namesAndValues) {
        client.putItem(put -> put.tableName(table).item(item(namesAndValues)));
    }

    @ParameterizedTest
    @EnumSource(
            value = StreamViewType.class,
            names = {"KEYS_ONLY", "NEW_IMAGE", "OLD_IMAGE", "NEW_AND_OLD_IMAGES"})
    void showsTheImagesItsViewTypeNames(StreamViewType view) {
        String table = create(view);
        put(table, "pk", "a", "sk", "b", "v", 1);
        put(table, "pk", "a", "sk", "b", "v", 2);
        client.deleteItem(delete -> delete.tableName(table).key(item("pk", "a", "sk", "b")));

        List<Record> records = records(table);
        assertThat(records)
                .extracting(Record::eventName)
                .containsExactly(OperationType.INSERT, OperationType.MODIFY, OperationType.REMOVE);
        assertThat(records).allSatisfy(each -> {
            assertThat(each.dynamodb().keys()).isEqualTo(item("pk", "a", "sk", "b"));
            assertThat(each.dynamodb().streamViewType()).isEqualTo(view);
            assertThat(each.userIdentity()).isNull();
        });
        boolean showsNew = view.name().startsWith("NEW");
        boolean showsOld = view.name().contains("OLD");
        assertThat(records)
                .extracting(each -> each.dynamodb().hasNewImage())
                .containsExactly(showsNew, showsNew, false);
        assertThat(records)
                .extracting(each -> each.dynamodb().hasOldImage())
                .containsExactly(false, showsOld, showsOld);
    }

    @Test
    void saysNothing_whenAWriteChangesNothing() {
        String table = create(StreamViewType.NEW_AND_OLD_IMAGES);
        put(table, "pk", "a", "sk", "b", "v", 1);
        put(table, "pk", "a", "sk", "b", "v", 1);
        client.updateItem(update -> update.tableName(table)
                .key(item("pk", "a", "sk", "b"))
                .updateExpression("SET v = :v")
                .expressionAttributeValues(Map.of(":v", n(1))));
        client.deleteItem(delete -> delete.tableName(table).key(item("pk", "nobody", "sk", "b")));

        assertThat(records(table)).hasSize(1);
    }

    @Test
    void hasARecordForEachItem_whenATransactionWrites() {
        String table = create(StreamViewType.KEYS_ONLY);
        client.transactWriteItems(transact -> transact.transactItems(
                TransactWriteItem.builder()
                        .put(put -> put.tableName(table).item(item("pk", "a", "sk", "1")))
                        .build(),
                TransactWriteItem.builder()
                        .put(put -> put.tableName(table).item(item("pk", "b", "sk", "1")))
                        .build()));

        assertThat(records(table)).hasSize(2);
    }

    @Test
    void readsOnFromAnyPosition_thatAnIteratorNames() {
        String table = create(StreamViewType.NEW_IMAGE);
        put(table, "pk", "a", "sk", "1");
        put(table, "pk", "a", "sk", "2");
        Shard shard = shards(table).getFirst();
        String latest = iterator(table, shard, ShardIteratorType.LATEST);
        put(table, "pk", "a", "sk", "3");
        String second = records(table).get(1).dynamodb().sequenceNumber();

        assertThat(sorts(read(latest))).containsExactly("3");
        assertThat(sorts(read(at(table, shard, ShardIteratorType.AT_SEQUENCE_NUMBER, second))))
                .containsExactly("2", "3");
        assertThat(sorts(read(at(table, shard, ShardIteratorType.AFTER_SEQUENCE_NUMBER, second))))
                .containsExactly("3");
        GetRecordsResponse first =
                streams.getRecords(get -> get.shardIterator(iterator(table, shard, ShardIteratorType.TRIM_HORIZON))
                        .limit(1));
        assertThat(sorts(first)).containsExactly("1");
        assertThat(sorts(read(first.nextShardIterator()))).containsExactly("2", "3");
    }

    private String at(String table, Shard shard, ShardIteratorType type, String number) {
        return streams.getShardIterator(get -> get.streamArn(arn(table))
                        .shardId(shard.shardId())
                        .shardIteratorType(type)
                        .sequenceNumber(number))
                .shardIterator();
    }

    private static List<String> sorts(GetRecordsResponse page) {
        return page.records().stream()
                .map(each -> String.valueOf(each.dynamodb().keys().get("sk")))
                .map(text -> text.replaceAll(".*S=(.*)\\).*", "$1"))
                .toList();
    }

    @Test
    void closesAShardAndGivesItAChild_whenItsTimeHasCome() {
        String table = create(StreamViewType.KEYS_ONLY);
        put(table, "pk", "a", "sk", "1");
        String iterator = iterator(table, shards(table).getFirst(), ShardIteratorType.TRIM_HORIZON);
        clock.move(Duration.ofHours(4));
        put(table, "pk", "a", "sk", "2");

        List<Shard> shards = shards(table);
        assertThat(shards).hasSize(2);
        assertThat(shards.get(0).sequenceNumberRange().endingSequenceNumber()).isNotNull();
        assertThat(shards.get(1).parentShardId()).isEqualTo(shards.get(0).shardId());
        assertThat(shards.get(1).sequenceNumberRange().endingSequenceNumber()).isNull();
        assertThatThrownBy(() -> read(iterator)).isInstanceOf(ExpiredIteratorException.class);
        GetRecordsResponse closed = read(iterator(table, shards.get(0), ShardIteratorType.TRIM_HORIZON));
        assertThat(sorts(closed)).containsExactly("1");
        assertThat(closed.nextShardIterator()).isNull();
        assertThat(sorts(read(iterator(table, shards.get(1), ShardIteratorType.TRIM_HORIZON))))
                .containsExactly("2");
    }

    @Test
    void forgetsRecordsAfterADay() {
        String table = create(StreamViewType.KEYS_ONLY);
        put(table, "pk", "a", "sk", "1");
        clock.move(Duration.ofHours(5));
        put(table, "pk", "a", "sk", "2");
        clock.move(Duration.ofHours(24).plusMinutes(1));
        endpoint.engine().sweep();

        assertThat(records(table).stream()
                        .map(each -> String.valueOf(each.dynamodb().keys().get("sk"))))
                .noneMatch(sort -> sort.contains("S=1"));
    }

    @Test
    void canBeReadOn_whenItIsSwitchedOffOrItsTableIsDeleted() {
        String table = create(StreamViewType.KEYS_ONLY);
        put(table, "pk", "a", "sk", "1");
        String arn = arn(table);
        client.updateTable(
                update -> update.tableName(table).streamSpecification(stream -> stream.streamEnabled(false)));
        put(table, "pk", "a", "sk", "2");

        var described =
                streams.describeStream(describe -> describe.streamArn(arn)).streamDescription();
        assertThat(described.streamStatus()).isEqualTo(StreamStatus.DISABLED);
        GetRecordsResponse page = read(iterator(table, described.shards().getFirst(), ShardIteratorType.TRIM_HORIZON));
        assertThat(sorts(page)).containsExactly("1");
        assertThat(page.nextShardIterator()).isNull();

        client.updateTable(update -> update.tableName(table)
                .streamSpecification(stream -> stream.streamEnabled(true).streamViewType(StreamViewType.NEW_IMAGE)));
        assertThat(arn(table)).isNotEqualTo(arn);
        client.deleteTable(delete -> delete.tableName(table));
        assertThat(streams.listStreams(list -> list.tableName(table)).streams()).hasSize(2);
    }

    @Test
    void refusesWhatIsNotThere() {
        String table = create(StreamViewType.KEYS_ONLY);

        assertThatThrownBy(() -> streams.describeStream(describe -> describe.streamArn(arn(table) + "9")))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("Requested resource not found: Stream: ");
        assertThatThrownBy(() -> client.updateTable(update -> update.tableName(table)
                        .streamSpecification(
                                stream -> stream.streamEnabled(true).streamViewType(StreamViewType.NEW_IMAGE))))
                .hasMessageContaining("Table already has an enabled stream: TableName: " + table);
    }

    @Test
    void readsNothingOlderThanADay_inAnOpenShardEither() {
        try (Endpoint own = Endpoint.inProcess(TableEngine.open(EngineOptions.inMemory()
                .withClock(clock)
                .withStreams(
                        new StreamLimits(Duration.ofDays(30), 1000, Duration.ofHours(24), Duration.ofDays(30)))))) {
            String table = Tables.create(
                    own.client(),
                    "trimmed",
                    request -> request.streamSpecification(
                            stream -> stream.streamEnabled(true).streamViewType(StreamViewType.KEYS_ONLY)));
            String arn = own.client()
                    .describeTable(describe -> describe.tableName(table))
                    .table()
                    .latestStreamArn();
            String shard = own.streams()
                    .describeStream(describe -> describe.streamArn(arn))
                    .streamDescription()
                    .shards()
                    .getFirst()
                    .shardId();
            GetShardIteratorRequest.Builder oldest = GetShardIteratorRequest.builder()
                    .streamArn(arn)
                    .shardId(shard)
                    .shardIteratorType(ShardIteratorType.TRIM_HORIZON);
            own.client().putItem(put -> put.tableName(table).item(item("pk", "a", "sk", "1")));
            own.client().putItem(put -> put.tableName(table).item(item("pk", "a", "sk", "2")));
            String horizon = own.streams().getShardIterator(oldest.build()).shardIterator();
            GetRecordsResponse first =
                    own.streams().getRecords(get -> get.shardIterator(horizon).limit(1));
            clock.move(Duration.ofHours(25));
            own.client().putItem(put -> put.tableName(table).item(item("pk", "a", "sk", "3")));

            assertThat(sorts(own.streams().getRecords(get -> get.shardIterator(horizon))))
                    .containsExactly("3");
            assertThatThrownBy(() -> own.streams().getRecords(get -> get.shardIterator(first.nextShardIterator())))
                    .isInstanceOf(TrimmedDataAccessException.class)
                    .hasMessageContaining("The data you are trying to access has been trimmed");
            String trimmed = first.records().getFirst().dynamodb().sequenceNumber();
            assertThatThrownBy(() -> own.streams()
                            .getShardIterator(oldest.shardIteratorType(ShardIteratorType.AT_SEQUENCE_NUMBER)
                                    .sequenceNumber(trimmed)
                                    .build()))
                    .isInstanceOf(TrimmedDataAccessException.class);
        }
    }

    @Test
    void refusesIterators_withTheServicesText() {
        String table = create(StreamViewType.KEYS_ONLY);
        Shard shard = shards(table).getFirst();
        String number = shard.sequenceNumberRange().startingSequenceNumber();

        assertThatThrownBy(() -> streams.getShardIterator(get -> get.streamArn(arn(table))
                        .shardId("shardId-00000000000000000000-00000000")
                        .shardIteratorType(ShardIteratorType.LATEST)))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("Requested resource not found: Shard does not exist");
        assertThatThrownBy(() -> at(table, shard, ShardIteratorType.LATEST, number))
                .hasMessageContaining("SequenceNumber must not be specified when ShardIteratorType is LATEST");
        assertThatThrownBy(() -> iterator(table, shard, ShardIteratorType.AT_SEQUENCE_NUMBER))
                .hasMessageContaining("SequenceNumber must be specified when ShardIteratorType is AT_SEQUENCE_NUMBER");
        assertThatThrownBy(() -> read("no-iterator-of-any-stream")).hasMessageContaining("Invalid ShardIterator");
        assertThat(at(table, shard, ShardIteratorType.AT_SEQUENCE_NUMBER, number))
                .isNotEmpty();
    }

    @Test
    void refusesArnsOfNoStream_withTheServicesText() {
        String noArn = "this-is-not-the-name-of-any-resource-at-all";

        assertThatThrownBy(() -> streams.describeStream(describe -> describe.streamArn(noArn)))
                .hasMessageContaining("Invalid StreamArn");
        assertThatThrownBy(() -> streams.listStreams(list -> list.exclusiveStartStreamArn(noArn)))
                .hasMessageContaining("Invalid StreamArn");
        assertThatThrownBy(() -> streams.describeStream(describe -> describe.streamArn("short")))
                .hasMessageContaining("1 validation error detected: Value 'short' at 'streamArn' failed to satisfy"
                        + " constraint: Member must have length greater than or equal to 37");
    }

    @Test
    void countsTheBytesOfKeysAndImages() {
        String table = create(StreamViewType.NEW_AND_OLD_IMAGES);
        put(table, "pk", "a", "sk", "b");
        put(table, "pk", "a", "sk", "b", "v", "w");

        assertThat(records(table))
                .extracting(each -> each.dynamodb().sizeBytes())
                .containsExactly(6L + 6, 6L + 6 + 8);
    }

    @Test
    void marksRecordsOfExpiry_asTheServiceDoes() {
        String table = create(StreamViewType.NEW_AND_OLD_IMAGES);
        client.updateTimeToLive(update -> update.tableName(table)
                .timeToLiveSpecification(ttl -> ttl.attributeName("until").enabled(true)));
        long now = clock.instant().getEpochSecond();
        put(table, "pk", "a", "sk", "soon", "until", now + 60);
        put(table, "pk", "a", "sk", "late", "until", now + 6000);
        put(table, "pk", "a", "sk", "text", "until", "never");
        put(table, "pk", "a", "sk", "ancient", "until", 1);

        assertThat(endpoint.engine().sweep()).isZero();
        clock.move(Duration.ofMinutes(2));
        assertThat(endpoint.engine().sweep()).isOne();

        Record last = records(table).getLast();
        assertThat(last.eventName()).isEqualTo(OperationType.REMOVE);
        assertThat(last.userIdentity().type()).isEqualTo("Service");
        assertThat(last.userIdentity().principalId()).isEqualTo("dynamodb.amazonaws.com");
        assertThat(last.dynamodb().oldImage()).isEqualTo(item("pk", "a", "sk", "soon", "until", now + 60));
        assertThat(client.scan(scan -> scan.tableName(table)).count()).isEqualTo(3);
    }
}
