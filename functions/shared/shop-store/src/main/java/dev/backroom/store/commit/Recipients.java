package dev.backroom.store.commit;

import dev.backroom.model.order.OrderKey;
import dev.backroom.runtime.parallel.Parallel;
import dev.backroom.store.dynamo.Attempts;
import dev.backroom.store.order.RecipientTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;

/** Recipients are written before their orders, so that an order never says it has one that is not there. */
final class Recipients {
    private final RecipientTable table;
    private final Attempts attempts;
    private final Parallel parallel;
    private final Set<OrderKey> stored = new HashSet<>();
    private final Set<OrderKey> ended = new HashSet<>();

    Recipients(RecipientTable table, Attempts attempts, Parallel parallel) {
        this.table = table;
        this.attempts = attempts;
        this.parallel = parallel;
    }

    /** Writes what the changes need of the recipients table, once per order; answers the orders that failed. */
    Map<OrderKey, CommitOutcome> prepare(List<OrderChange> changes) {
        List<Runnable> calls = new ArrayList<>();
        List<OrderKey> keys = new ArrayList<>();
        for (OrderChange change : changes) {
            if (change.change().recipient().isPresent() && stored.add(change.key())) {
                calls.add(() -> table.put(change.change().seen()));
                keys.add(change.key());
            }
            if (change.closes() && ended.add(change.key())) {
                calls.add(() -> table.expire(change.change().seen()));
                keys.add(change.key());
            }
        }
        List<Optional<CommitOutcome>> answers = parallel.map(calls, this::call);
        Map<OrderKey, CommitOutcome> failed = new HashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            OrderKey key = keys.get(i);
            answers.get(i).ifPresent(outcome -> failed.put(key, outcome));
        }
        return failed;
    }

    private Optional<CommitOutcome> call(Runnable call) {
        try {
            attempts.of(() -> {
                call.run();
                return true;
            });
            return Optional.empty();
        } catch (SdkException e) {
            String reason = "recipient: " + Attempts.reason(e);
            return Optional.of(
                    Attempts.isPermanent(e) ? new CommitOutcome.Parked(reason) : new CommitOutcome.Failed(reason));
        }
    }
}
