package dev.backroom.store.watch;

import static dev.backroom.store.dynamo.Fields.key;
import static dev.backroom.store.dynamo.Fields.number;
import static dev.backroom.store.dynamo.Fields.text;

import dev.backroom.model.job.JobTrouble;
import dev.backroom.runtime.schedule.JobLog;
import dev.backroom.store.dynamo.Fields;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How the scheduled jobs stand, one item each: a run costs one read and one write, however many shops there are. */
public final class JobTable implements JobLog {
    private static final String JOBS = "JOBS";

    private final DynamoDbClient dynamo;
    private final String table;

    public JobTable(DynamoDbClient dynamo, String shopsTable) {
        this.dynamo = dynamo;
        this.table = shopsTable;
    }

    /** Every job that ever ran, by name. */
    public List<JobRun> all() {
        return query("pk = :pk", Map.of(":pk", text(JOBS)));
    }

    @Override
    public void ran(String job, Instant at, Map<String, JobTrouble> troubles) {
        Optional<JobRun> before = query("pk = :pk AND sk = :job", Map.of(":pk", text(JOBS), ":job", text(job))).stream()
                .findFirst();
        Map<String, AttributeValue> failing = new HashMap<>();
        troubles.forEach(
                (scope, trouble) -> failing.put(scope, AttributeValue.fromM(encode(scope, trouble, at, before))));
        Map<String, AttributeValue> item = new HashMap<>(key(JOBS, job));
        item.put("at", number(at.getEpochSecond()));
        item.put("failing", AttributeValue.fromM(failing));
        dynamo.putItem(p -> p.tableName(table).item(item));
    }

    private static Map<String, AttributeValue> encode(
            String scope, JobTrouble trouble, Instant at, Optional<JobRun> before) {
        Optional<JobRun.Failing> row = before.map(JobRun::failing).map(all -> all.get(scope));
        Map<String, AttributeValue> item = new HashMap<>();
        item.put("kind", text(trouble.kind().name()));
        item.put("text", text(trouble.text()));
        item.put("since", number(row.map(JobRun.Failing::since).orElse(at).getEpochSecond()));
        item.put("times", number(row.map(JobRun.Failing::times).orElse(0) + 1L));
        before.flatMap(run -> run.success(scope))
                .ifPresent(success -> item.put("success", number(success.getEpochSecond())));
        return item;
    }

    private List<JobRun> query(String condition, Map<String, AttributeValue> values) {
        return dynamo
                .query(q -> q.tableName(table)
                        .consistentRead(true)
                        .keyConditionExpression(condition)
                        .expressionAttributeValues(values))
                .items()
                .stream()
                .map(JobTable::run)
                .toList();
    }

    private static JobRun run(Map<String, AttributeValue> stored) {
        Map<String, JobRun.Failing> failing = new HashMap<>();
        Fields.mapOf(stored, "failing").forEach((scope, value) -> failing.put(scope, failing(value.m())));
        return new JobRun(Fields.textOf(stored, "sk"), Instant.ofEpochSecond(Fields.numberOf(stored, "at")), failing);
    }

    private static JobRun.Failing failing(Map<String, AttributeValue> stored) {
        return new JobRun.Failing(
                new JobTrouble(JobTrouble.Kind.valueOf(Fields.textOf(stored, "kind")), Fields.textOf(stored, "text")),
                Instant.ofEpochSecond(Fields.numberOf(stored, "since")),
                Math.toIntExact(Fields.numberOf(stored, "times")),
                stored.containsKey("success")
                        ? Optional.of(Instant.ofEpochSecond(Fields.numberOf(stored, "success")))
                        : Optional.empty());
    }
}
