package dev.backroom.localcloud.stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backroom.localcloud.function.EventJson;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/**
 * What the failure destination is told of records given up, as the Lambda guide shows it: where they are, never what they
 * say. They can be read from the stream for as long as it keeps them.
 */
final class FailureRecord {
    private FailureRecord() {}

    /**
     * @param changes given up; none where the end of a tumbling window was
     * @param streamArn under which the engine knows the stream, so that the records can be read there
     * @param byError whether the last run failed, and not its answer said so
     */
    static String of(
            List<Change> changes,
            BatchPlan.Discard discard,
            String functionArn,
            String shard,
            String streamArn,
            boolean byError,
            Instant now) {
        ObjectNode json = EventJson.mapper().createObjectNode();
        json.putObject("requestContext")
                .put("requestId", UUID.randomUUID().toString())
                .put("functionArn", functionArn)
                .put("condition", discard.reason().condition())
                .put("approximateInvokeCount", discard.part().runs());
        if (discard.part().runs() > 0) {
            ObjectNode response =
                    json.putObject("responseContext").put("statusCode", 200).put("executedVersion", "1");
            if (byError) {
                response.put("functionError", "Unhandled");
            }
        }
        json.put("version", "1.0");
        json.put("timestamp", now.truncatedTo(ChronoUnit.MILLIS).toString());
        ObjectNode batch = json.putObject("DDBStreamBatchInfo").put("shardId", shard);
        if (!changes.isEmpty()) {
            batch.put("startSequenceNumber", changes.getFirst().sequence())
                    .put("endSequenceNumber", changes.getLast().sequence())
                    .put(
                            "approximateArrivalOfFirstRecord",
                            changes.getFirst().created().toString())
                    .put(
                            "approximateArrivalOfLastRecord",
                            changes.getLast().created().toString());
        }
        batch.put("batchSize", changes.size()).put("streamArn", streamArn);
        return json.toString();
    }
}
