package dev.backroom.localcloud.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.localcloud.function.EventJson;
import dev.backroom.localcloud.function.InvocationResult;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Which messages of a batch count as failed, by the rules of the Lambda guide, "Reporting batch item failures": no
 * answer, an empty answer and an empty or null list mean success of all; an answer that is not JSON, and an item
 * identifier that is null, empty, misspelt or not of this batch, mean failure of all.
 */
final class BatchVerdict {
    private BatchVerdict() {}

    /**
     * @param ids the message ids of the batch
     * @param reports whether the event source has ReportBatchItemFailures; without it any answer is success of all
     * @return the failed ids, all of them when the run failed
     */
    static Set<String> failed(InvocationResult result, Collection<String> ids, boolean reports) {
        return switch (result) {
            case InvocationResult.Answered(byte[] payload) -> reports ? reported(payload, ids) : Set.of();
            case InvocationResult.Failed failure -> new LinkedHashSet<>(ids);
            case InvocationResult.TimedOut timeout -> new LinkedHashSet<>(ids);
            case InvocationResult.Throttled throttled -> new LinkedHashSet<>(ids);
        };
    }

    private static Set<String> reported(byte[] payload, Collection<String> ids) {
        Set<String> all = new LinkedHashSet<>(ids);
        JsonNode answer;
        try {
            answer = EventJson.mapper().readTree(payload);
        } catch (IOException e) {
            return all;
        }
        if (answer.isNull()) {
            return Set.of();
        }
        JsonNode failures = answer.path("batchItemFailures");
        if (answer.isObject() && (failures.isMissingNode() || failures.isNull())) {
            return Set.of();
        }
        if (!failures.isArray()) {
            return all;
        }
        Set<String> failed = new LinkedHashSet<>();
        for (JsonNode failure : failures) {
            JsonNode id = failure.path("itemIdentifier");
            if (!id.isTextual() || !all.contains(id.textValue())) {
                return all;
            }
            failed.add(id.textValue());
        }
        return failed;
    }
}
