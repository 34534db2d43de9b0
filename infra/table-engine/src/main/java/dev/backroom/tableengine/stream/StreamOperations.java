package dev.backroom.tableengine.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backroom.tableengine.error.EngineException;
import dev.backroom.tableengine.json.Json;
import dev.backroom.tableengine.protocol.Operation;
import dev.backroom.tableengine.table.Arn;
import dev.backroom.tableengine.table.KeySchema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** ListStreams, DescribeStream and GetShardIterator. */
public final class StreamOperations {
    private static final int MOST = 100;
    private static final String STREAM = "/stream/";
    private static final double MILLIS = 1000;

    private final Streams streams;
    private final StreamContext context;
    private final Arn arn;
    private final RecordReads reads;

    public StreamOperations(Streams streams, StreamContext context, Arn arn) {
        this.streams = streams;
        this.context = context;
        this.arn = arn;
        this.reads = new RecordReads(this::need, context);
    }

    public Map<String, Operation> all() {
        return Map.of(
                "ListStreams", Operation.free(this::list),
                "DescribeStream", Operation.free(this::describe),
                "GetShardIterator", Operation.free(this::iterator),
                "GetRecords", Operation.free(reads::get));
    }

    private ObjectNode list(JsonNode request) {
        @Nullable String table = Json.text(request, "TableName");
        @Nullable String after = Json.text(request, "ExclusiveStartStreamArn");
        int limit = request.path("Limit").asInt(MOST);
        if (after != null) {
            wellFormed(after);
        }
        ObjectNode answer = Json.object();
        ArrayNode shown = answer.putArray("Streams");
        boolean begun = after == null;
        String last = null;
        for (StreamLog log : streams.all()) {
            StreamState state = log.state();
            String own = arn.stream(state.table(), state.label());
            if (begun && (table == null || state.table().equals(Arn.tableName(table)))) {
                if (shown.size() == limit) {
                    answer.put("LastEvaluatedStreamArn", last);
                    break;
                }
                shown.addObject()
                        .put("StreamArn", own)
                        .put("StreamLabel", state.label())
                        .put("TableName", state.table());
                last = own;
            }
            begun = begun || own.equals(after);
        }
        return answer;
    }

    private ObjectNode describe(JsonNode request) {
        String own = Json.need(request, "StreamArn");
        StreamLog log = need(own);
        log.tidy();
        StreamState state = log.state();
        int limit = request.path("Limit").asInt(MOST);
        @Nullable String after = Json.text(request, "ExclusiveStartShardId");
        ObjectNode answer = Json.object();
        ObjectNode described = answer.putObject("StreamDescription")
                .put("StreamArn", own)
                .put("StreamLabel", state.label())
                .put("StreamStatus", state.enabled() ? "ENABLED" : "DISABLED")
                .put("StreamViewType", state.viewType())
                .put("CreationRequestDateTime", state.createdMillis() / MILLIS)
                .put("TableName", state.table());
        described.set("KeySchema", keys(state.keys()));
        ArrayNode shards = described.putArray("Shards");
        List<Shard> left = state.shards().stream()
                .filter(shard -> after == null || shard.id().compareTo(after) > 0)
                .toList();
        left.stream().limit(limit).forEach(shard -> shards.add(json(shard)));
        if (left.size() > limit) {
            described.put("LastEvaluatedShardId", left.get(limit - 1).id());
        }
        return answer;
    }

    private static ObjectNode json(Shard shard) {
        ObjectNode json = Json.object().put("ShardId", shard.id());
        ObjectNode range = json.putObject("SequenceNumberRange");
        range.put("StartingSequenceNumber", Sequence.text(shard.first()));
        if (!shard.isOpen()) {
            range.put("EndingSequenceNumber", Sequence.text(shard.last()));
        }
        if (shard.parent() != null) {
            json.put("ParentShardId", shard.parent());
        }
        return json;
    }

    private static ArrayNode keys(KeySchema keys) {
        ArrayNode array = Json.array();
        array.addObject().put("AttributeName", keys.hash().name()).put("KeyType", "HASH");
        if (keys.range() != null) {
            array.addObject().put("AttributeName", keys.range().name()).put("KeyType", "RANGE");
        }
        return array;
    }

    private ObjectNode iterator(JsonNode request) {
        String own = Json.need(request, "StreamArn");
        StreamLog log = need(own);
        log.tidy();
        String id = Json.need(request, "ShardId");
        Shard shard = log.state().shards().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> EngineException.notFound("Requested resource not found: Shard does not exist"));
        String type = Json.need(request, "ShardIteratorType");
        noNumber(request, type);
        long from = switch (type) {
            case "TRIM_HORIZON" -> 0;
            case "LATEST" -> latest(log);
            case "AT_SEQUENCE_NUMBER" -> number(request, type, shard);
            default -> number(request, type, shard) + 1;
        };
        shard.refuseTrimmed(from);
        ObjectNode answer = Json.object();
        answer.put("ShardIterator", new Position(own, shard.number(), from, context.millis()).text());
        return answer;
    }

    /** Behind whatever is committed now: taken while nobody commits to the stream. */
    private long latest(StreamLog log) {
        log.lock().lock();
        try {
            return context.sequence().last() + 1;
        } finally {
            log.lock().unlock();
        }
    }

    private static long number(JsonNode request, String type, Shard shard) {
        String text = Json.text(request, "SequenceNumber");
        if (text == null) {
            throw EngineException.validation(
                    "One or more parameter values were invalid: SequenceNumber must be specified"
                            + " when ShardIteratorType is " + type);
        }
        long number = Sequence.number(text);
        if (number < shard.first() || !shard.isOpen() && number > shard.last()) {
            throw EngineException.validation(
                    "Invalid SequenceNumber: " + text + " is not in the range of shard " + shard.id());
        }
        return number;
    }

    private static void noNumber(JsonNode request, String type) {
        if (!type.endsWith("_SEQUENCE_NUMBER") && Json.text(request, "SequenceNumber") != null) {
            throw EngineException.validation(
                    "One or more parameter values were invalid: SequenceNumber must not be specified"
                            + " when ShardIteratorType is " + type);
        }
    }

    private static void wellFormed(String streamArn) {
        if (!streamArn.matches("arn:[^:]+:dynamodb:[^:]*:[^:]*:table/[^/]+/stream/.+")) {
            throw EngineException.validation("Invalid StreamArn");
        }
    }

    private StreamLog need(String streamArn) {
        wellFormed(streamArn);
        int at = streamArn.indexOf(STREAM);
        StreamLog log = streams.find(Arn.tableName(streamArn), streamArn.substring(at + STREAM.length()));
        if (log == null) {
            throw EngineException.notFound("Requested resource not found: Stream: " + streamArn + " not found");
        }
        return log;
    }
}
