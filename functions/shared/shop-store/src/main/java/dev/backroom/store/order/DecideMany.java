package dev.backroom.store.order;

import dev.backroom.model.bulk.BulkJob;
import dev.backroom.model.bulk.BulkOrder;
import dev.backroom.model.bulk.BulkResult;
import dev.backroom.model.decision.Remark;
import dev.backroom.model.order.OrderKey;
import dev.backroom.runtime.parallel.Parallel;
import dev.backroom.store.dynamo.StoreBusy;
import dev.backroom.store.dynamo.UnreadableItem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Works off a page of a bulk job: each order by the decision that a person makes about one, together with its result. An order that
 * has a result is left alone, so a page may come again, after a crash as well. Several orders go in one transaction; where that is
 * refused, because one of them changed meanwhile, each goes for itself.
 */
public final class DecideMany {
    /** Orders of one transaction, and between two looks at whether somebody stopped the job. */
    static final int STRIDE = DecideOrder.Wanted.MOST;

    private static final int WIDTH = 8;

    private final DecideOrder decide;
    private final BulkTable jobs;
    private final Parallel parallel = new Parallel(WIDTH);

    public DecideMany(DecideOrder decide, BulkTable jobs) {
        this.decide = decide;
        this.jobs = jobs;
    }

    /**
     * Works off a page, as far as the job runs.
     *
     * @return how many orders could not be settled now and are worth another try
     */
    public int work(String id, int page) {
        Map<OrderKey, BulkResult> had = jobs.results(id, page);
        List<BulkOrder> left = jobs.page(id, page).stream()
                .filter(order -> !had.containsKey(order.key()))
                .toList();
        int unsettled = 0;
        for (int from = 0; from < left.size(); from += STRIDE) {
            Optional<BulkJob> job = jobs.find(id).filter(one -> one.state() == BulkJob.State.RUNNING);
            if (job.isEmpty()) {
                return unsettled;
            }
            List<BulkOrder> some = left.subList(from, Math.min(left.size(), from + STRIDE));
            unsettled += together(job.get(), page, some) ? 0 : each(job.get(), page, some);
        }
        return unsettled;
    }

    private boolean together(BulkJob job, int page, List<BulkOrder> orders) {
        try {
            Optional<Map<OrderKey, DecideOrder.Outcome>> outcomes = decide.decideTogether(
                    orders.stream()
                            .map(order -> new DecideOrder.Wanted(
                                    order.key(), job.action()::about, order.seen(), jobs.done(job, page, order.key())))
                            .toList(),
                    job.who(),
                    new Remark(job.note()));
            outcomes.ifPresent(all -> all.forEach(
                    (order, outcome) -> not(outcome).ifPresent(result -> jobs.report(job, page, order, result))));
            return outcomes.isPresent();
        } catch (UnreadableItem | StoreBusy | SdkException e) {
            return false;
        }
    }

    private int each(BulkJob job, int page, List<BulkOrder> orders) {
        Map<OrderKey, BulkResult> had = jobs.results(job.id(), page);
        List<BulkOrder> left =
                orders.stream().filter(order -> !had.containsKey(order.key())).toList();
        return (int) parallel.map(left, order -> settled(job, page, order)).stream()
                .filter(settled -> !settled)
                .count();
    }

    private boolean settled(BulkJob job, int page, BulkOrder order) {
        try {
            Optional<BulkResult> not = decided(job, page, order);
            not.ifPresent(result -> jobs.report(job, page, order.key(), result));
            return true;
        } catch (UnreadableItem e) {
            jobs.report(job, page, order.key(), BulkResult.UNREADABLE);
            return true;
        } catch (StoreBusy | SdkException e) {
            return false;
        }
    }

    /** @return why it was not decided; empty where it was, and the result is kept with it */
    private Optional<BulkResult> decided(BulkJob job, int page, BulkOrder order) {
        DecideOrder.Outcome outcome = decide.decide(
                order.key(),
                job.action()::about,
                Optional.of(order.seen()),
                job.who(),
                new Remark(job.note()),
                List.of(jobs.done(job, page, order.key())));
        return not(outcome);
    }

    private static Optional<BulkResult> not(DecideOrder.Outcome outcome) {
        return switch (outcome) {
            case DecideOrder.Outcome.Done done -> Optional.empty();
            case DecideOrder.Outcome.Changed changed -> Optional.of(BulkResult.CHANGED);
            case DecideOrder.Outcome.Unknown unknown -> Optional.of(BulkResult.UNKNOWN);
            case DecideOrder.Outcome.Refused refused -> Optional.of(BulkResult.of(refused.why()));
            case DecideOrder.Outcome.Busy busy -> throw new StoreBusy("the order is written by others");
        };
    }
}
