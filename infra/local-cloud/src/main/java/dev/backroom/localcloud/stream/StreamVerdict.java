package dev.backroom.localcloud.stream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.localcloud.function.EventJson;
import dev.backroom.localcloud.function.InvocationResult;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What came of one run with a batch of a stream, by the rules of the Lambda guide, "Configuring partial batch response
 * with DynamoDB" and "Implementing stateful DynamoDB stream processing". Pure.
 */
sealed interface StreamVerdict {
    record Done() implements StreamVerdict {}

    /** @param records that many from the start are done, at least one; the next is the lowest that failed */
    record DoneUpTo(int records) implements StreamVerdict {}

    /** @param byError whether the run itself failed, and not its answer said so */
    record Failed(boolean byError) implements StreamVerdict {}

    /** The function had no room; that is no attempt. */
    record NotRun() implements StreamVerdict {}

    /**
     * @param sequences of the batch, in order
     * @param reports whether the event source has ReportBatchItemFailures; without it any answer is success of all
     * @param stateful whether it has a tumbling window; then an answer without state is a failure
     */
    static StreamVerdict of(InvocationResult result, List<String> sequences, boolean reports, boolean stateful) {
        return switch (result) {
            case InvocationResult.Answered(byte[] payload) -> answered(payload, sequences, reports, stateful);
            case InvocationResult.Failed failure -> new Failed(true);
            case InvocationResult.TimedOut timeout -> new Failed(true);
            case InvocationResult.Throttled throttled -> new NotRun();
        };
    }

    /** The state that the function wants back with the next batch of the window. */
    static Optional<JsonNode> state(InvocationResult result) {
        return result instanceof InvocationResult.Answered(byte[] payload)
                ? read(payload).map(answer -> answer.path("state")).filter(JsonNode::isObject)
                : Optional.empty();
    }

    /** How many records of a batch are left undone. */
    default int undone(int records) {
        return switch (this) {
            case Done done -> 0;
            case DoneUpTo(int first) -> records - first;
            case Failed failed -> records;
            case NotRun notRun -> records;
        };
    }

    private static StreamVerdict answered(byte[] payload, List<String> sequences, boolean reports, boolean stateful) {
        if (!reports && !stateful) {
            return new Done();
        }
        Optional<JsonNode> answer = read(payload);
        if (answer.isEmpty() || (stateful && !answer.get().path("state").isObject())) {
            return new Failed(stateful);
        }
        return reports ? reported(answer.get(), sequences) : new Done();
    }

    private static StreamVerdict reported(JsonNode answer, List<String> sequences) {
        JsonNode failures = answer.path("batchItemFailures");
        if (answer.isNull() || (answer.isObject() && (failures.isMissingNode() || failures.isNull()))) {
            return new Done();
        }
        if (!failures.isArray()) {
            return new Failed(false);
        }
        int lowest = sequences.size();
        for (JsonNode failure : failures) {
            JsonNode id = failure.path("itemIdentifier");
            int place = id.isTextual() ? sequences.indexOf(id.textValue()) : -1;
            if (place < 0) {
                return new Failed(false);
            }
            lowest = Math.min(lowest, place);
        }
        if (lowest == sequences.size()) {
            return new Done();
        }
        return lowest == 0 ? new Failed(false) : new DoneUpTo(lowest);
    }

    private static Optional<JsonNode> read(byte[] payload) {
        try {
            JsonNode answer = EventJson.mapper().readTree(payload);
            return answer == null || answer.isMissingNode() ? Optional.empty() : Optional.of(answer);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
