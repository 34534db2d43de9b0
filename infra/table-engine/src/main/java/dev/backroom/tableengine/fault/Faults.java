package dev.backroom.tableengine.fault;

import dev.backroom.tableengine.error.EngineException;
import dev.backroom.tableengine.error.ErrorType;
import dev.backroom.tableengine.row.Change;
import dev.backroom.tableengine.table.IndexDefinition;
import dev.backroom.tableengine.table.TableDefinition;
import dev.backroom.tableengine.value.Item;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The switch of an engine's faults: whoever holds it may turn it while calls are under way. */
public final class Faults implements Throttle, Pauses {
    private static final double HALF = 0.5;

    private final Partitions partitions;
    private volatile FaultOptions options;
    private volatile SplittableRandom dice;

    public Faults(FaultOptions options, Partitions partitions) {
        this.options = options;
        this.partitions = partitions;
        this.dice = new SplittableRandom(options.seed());
    }

    public FaultOptions options() {
        return options;
    }

    /** Holds for calls that begin from now on. */
    public void become(FaultOptions changed) {
        dice = new SplittableRandom(changed.seed());
        options = changed;
    }

    /**
     * @return whether the call is to fail once its work is done, of which the client does not learn
     * @throws EngineException InternalServerError, on the dice
     */
    public boolean beforeCall() {
        FaultOptions now = options;
        pause(now.latency());
        if (!happens(now.failedShare())) {
            return false;
        }
        if (happens(HALF)) {
            throw failed();
        }
        return true;
    }

    /** What a client of a failed call sees. */
    public static EngineException failed() {
        return new EngineException(ErrorType.INTERNAL_SERVER_ERROR, "Internal server error");
    }

    @Override
    public boolean conflicts() {
        return happens(options.conflictShare());
    }

    @Override
    public void hold() {
        pause(options.transactionHold());
    }

    private static void pause(Duration time) {
        if (!time.isZero()) {
            long end = System.nanoTime() + time.toNanos();
            for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
        }
    }

    private boolean happens(double share) {
        if (share <= 0) {
            return false;
        }
        SplittableRandom rolled = dice;
        synchronized (rolled) {
            return rolled.nextDouble() < share;
        }
    }

    @Override
    public void admitWrite(TableDefinition table, @Nullable IndexDefinition index, Item key) {
        FaultOptions now = options;
        if (happens(now.throttledShare()) || now.partitions() && !partitions.admitsWrite(table, key)) {
            throw throttled(table);
        }
    }

    @Override
    public void admitRead(TableDefinition table, @Nullable IndexDefinition index, Item key) {
        FaultOptions now = options;
        if (happens(now.throttledShare()) || now.partitions() && !partitions.admitsRead(table, index, key)) {
            throw throttled(table);
        }
    }

    @Override
    public void charge(Change change, boolean transaction) {
        if (options.partitions()) {
            if (!partitions.admitsEntries(change)) {
                throw throttled(change.table());
            }
            partitions.write(change, transaction);
        }
    }

    @Override
    public void chargeRead(TableDefinition table, @Nullable IndexDefinition index, Item key, double units) {
        if (options.partitions()) {
            partitions.read(table, index, key, units);
        }
    }

    private static EngineException throttled(TableDefinition table) {
        return table.settings().onDemand()
                ? new EngineException(
                        ErrorType.THROTTLING,
                        "Throughput exceeds the current capacity of your table or index. DynamoDB is automatically"
                                + " scaling your table or index so exceptions should be temporary. If exceptions"
                                + " persist, check if you have a hot key:"
                                + " https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-design.html")
                : new EngineException(
                        ErrorType.PROVISIONED_THROUGHPUT_EXCEEDED,
                        "The level of configured provisioned throughput for the table was exceeded. Consider increasing"
                                + " your provisioning level with the UpdateTable API.");
    }
}
