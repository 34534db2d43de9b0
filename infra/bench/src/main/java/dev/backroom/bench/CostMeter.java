package dev.backroom.bench;

import dev.backroom.localcloud.usage.DynamoDbUsage;
import dev.backroom.localcloud.usage.Invocation;
import dev.backroom.localcloud.usage.SqsUsage;
import dev.backroom.localcloud.usage.UsageListener;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Counts what AWS would bill: DynamoDB units by table and operation, SQS requests, Lambda invocations. */
public final class CostMeter implements UsageListener {
    private final ConcurrentHashMap<UsageLine, UsageAmount> lines = new ConcurrentHashMap<>();

    @Override
    public void dynamoDb(DynamoDbUsage usage) {
        boolean table = usage.index().isEmpty();
        String resource = table ? logical(usage.table()) : logical(usage.table()) + "/" + usage.index();
        String operation = usage.refused() ? UsageLine.refused(usage.operation()) : usage.operation();
        Bill bill = usage.write() ? Bill.WRITE_UNITS : Bill.READ_UNITS;
        add(new UsageLine(bill, usage.source(), resource, operation), new UsageAmount(1, usage.units(), 0));
    }

    @Override
    public void sqs(SqsUsage usage) {
        UsageLine line = new UsageLine(Bill.SQS_REQUESTS, usage.source(), logical(usage.queue()), usage.operation());
        add(line, new UsageAmount(1, usage.billed(), usage.messages()));
    }

    @Override
    public void invocation(Invocation run) {
        if (run.outcome() != Invocation.Outcome.THROTTLED) {
            UsageLine line = new UsageLine(Bill.INVOCATIONS, run.function(), run.trigger(), "Invoke");
            add(line, new UsageAmount(1, 1, run.events()));
        }
    }

    @Override
    public String json() {
        return report().json();
    }

    /** What was used so far. */
    public UsageReport report() {
        return new UsageReport(new TreeMap<>(lines));
    }

    /** Physical names are the stack's name, a dash, and the logical id, which has none. */
    private static String logical(String physical) {
        return physical.substring(physical.lastIndexOf('-') + 1);
    }

    private void add(UsageLine line, UsageAmount amount) {
        lines.merge(line, amount, UsageAmount::plus);
    }
}
