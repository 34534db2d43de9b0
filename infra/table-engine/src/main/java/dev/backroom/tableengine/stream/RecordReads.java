package dev.backroom.tableengine.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.backroom.tableengine.error.EngineException;
import dev.backroom.tableengine.error.ErrorType;
import dev.backroom.tableengine.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** GetRecords. */
final class RecordReads {
    private static final int MOST = 1000;
    private static final long LARGEST = 1024L * 1024;

    private final Function<String, StreamLog> streams;
    private final StreamContext context;

    RecordReads(Function<String, StreamLog> streams, StreamContext context) {
        this.streams = streams;
        this.context = context;
    }

    ObjectNode get(JsonNode request) {
        Position position = Position.read(Json.need(request, "ShardIterator"));
        StreamLog log = streams.apply(position.streamArn());
        long now = context.millis();
        if (now - position.madeMillis() > context.limits().iteratorAge().toMillis()) {
            throw new EngineException(
                    ErrorType.EXPIRED_ITERATOR, "Shard iterator has expired. Please create a new one.");
        }
        log.tidy();
        Shard shard = shard(log, position);
        shard.refuseTrimmed(position.from());
        ObjectNode answer = Json.object();
        Page page = new Page(position.from(), request.path("Limit").asInt(MOST), answer.putArray("Records"));
        boolean all = log.read(shard, position.from(), page);
        // The shard as it was before reading: one that closed meanwhile ends with the next call.
        if (!all || shard.isOpen()) {
            answer.put(
                    "NextShardIterator", new Position(position.streamArn(), position.shard(), page.next, now).text());
        }
        return answer;
    }

    private static Shard shard(StreamLog log, Position position) {
        return log.state().shards().stream()
                .filter(each -> each.number() == position.shard())
                .findFirst()
                .orElseThrow(Shard::gone);
    }

    private static final class Page implements StreamLog.RecordReader {
        private final int limit;
        private final ArrayNode records;
        private long next;
        private long bytes;

        Page(long next, int limit, ArrayNode records) {
            this.next = next;
            this.limit = limit;
            this.records = records;
        }

        @Override
        public boolean take(long number, byte[] json) {
            if (records.size() == limit || bytes >= LARGEST) {
                return false;
            }
            bytes += json.length;
            next = number + 1;
            records.add(JsonNodeFactory.instance.rawValueNode(new RawValue(new String(json, StandardCharsets.UTF_8))));
            return true;
        }
    }
}
