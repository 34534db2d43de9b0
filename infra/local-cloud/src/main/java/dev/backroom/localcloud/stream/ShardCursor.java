package dev.backroom.localcloud.stream;

import dev.backroom.localcloud.function.EventJson;
import dev.backroom.localcloud.template.StreamFilter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;

/** Reads one shard onwards from a position. */
final class ShardCursor {
    /** The time of a record is rounded down. */
    private static final Duration ROUNDING = Duration.ofSeconds(1);

    private final StreamSource source;
    private final String shard;
    private ShardPosition position;
    private @Nullable String iterator;
    private boolean ended;

    ShardCursor(StreamSource source, String shard, ShardPosition position) {
        this.source = source;
        this.shard = shard;
        this.position = position;
        this.ended = position instanceof ShardPosition.Finished;
    }

    /** Behind the last record read. */
    ShardPosition position() {
        return position;
    }

    /** Whether the shard is closed and was read to its end. */
    boolean ended() {
        return ended;
    }

    /**
     * @param most 1..1,000
     * @return empty when there is nothing for now, or no more
     * @throws software.amazon.awssdk.core.exception.SdkException when the stream cannot be read
     */
    List<Change> read(int most) {
        if (ended) {
            return List.of();
        }
        try {
            String from = iterator == null ? iterator() : iterator;
            GetRecordsResponse page = source.streams()
                    .getRecords(request -> request.shardIterator(from).limit(most));
            iterator = page.nextShardIterator();
            ended = iterator == null;
            if (page.records().isEmpty()) {
                return List.of();
            }
            Instant now = source.clock().instant();
            position =
                    new ShardPosition.After(page.records().getLast().dynamodb().sequenceNumber());
            return page.records().stream().map(record -> change(record, now)).toList();
        } catch (ExpiredIteratorException e) {
            iterator = null;
            return List.of();
        } catch (TrimmedDataAccessException e) {
            // What was not read within the retention is lost, there as here; go on with the oldest that is left.
            iterator = null;
            position = new ShardPosition.Horizon();
            return List.of();
        }
    }

    private String iterator() {
        GetShardIteratorRequest.Builder request =
                GetShardIteratorRequest.builder().streamArn(source.engineArn()).shardId(shard);
        if (position instanceof ShardPosition.After(String sequence)) {
            request.shardIteratorType(ShardIteratorType.AFTER_SEQUENCE_NUMBER).sequenceNumber(sequence);
        } else {
            request.shardIteratorType(ShardIteratorType.TRIM_HORIZON);
        }
        return source.streams().getShardIterator(request.build()).shardIterator();
    }

    private Change change(Record record, Instant now) {
        Instant given = record.dynamodb().approximateCreationDateTime();
        Instant created = given == null ? now : given;
        Instant latest = created.plus(ROUNDING);
        byte[] json = RecordJson.of(record, source.trigger().streamArn(), source.region());
        return new Change(
                record.dynamodb().sequenceNumber(),
                created,
                latest.isBefore(now) ? latest : now,
                record.dynamodb().keys().hashCode() & Integer.MAX_VALUE,
                json,
                wanted(json));
    }

    private boolean wanted(byte[] json) {
        StreamFilter filter = source.trigger().filter();
        try {
            return filter.equals(StreamFilter.ALL)
                    || filter.matches(EventJson.mapper().readTree(json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
