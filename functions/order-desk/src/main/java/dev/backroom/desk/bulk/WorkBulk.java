package dev.backroom.desk.bulk;

import dev.backroom.model.Signal;
import dev.backroom.model.bulk.BulkJob;
import dev.backroom.runtime.queue.UnreadableMessage;
import dev.backroom.store.order.DecideMany;
import dev.backroom.tiktok.webhook.SignalCodec;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import org.jboss.logging.Logger;

/** Works off the pages of bulk jobs that messages name. */
public final class WorkBulk {
    private static final Logger LOG = Logger.getLogger(WorkBulk.class);

    private final ToIntFunction<BulkJob.Page> work;

    public WorkBulk(DecideMany decide) {
        this(page -> decide.work(page.job(), page.number()));
    }

    /** @param work gives how many orders are worth another try */
    WorkBulk(ToIntFunction<BulkJob.Page> work) {
        this.work = work;
    }

    /** The page that a message is about; empty for every other message, unreadable ones among them. */
    public static Optional<BulkJob.Page> page(String body) {
        try {
            Signal signal = SignalCodec.read(body);
            return BulkJob.page(signal);
        } catch (UnreadableMessage | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * Works off pages.
     *
     * @param pages by the id of their message
     * @return the ids of the messages that are to come again
     */
    public Set<String> work(Map<String, BulkJob.Page> pages) {
        Set<String> again = new TreeSet<>();
        pages.forEach((message, page) -> {
            try {
                int unsettled = work.applyAsInt(page);
                if (unsettled > 0) {
                    LOG.warnf("%d orders of page %d of job %s are tried again", unsettled, page.number(), page.job());
                    again.add(message);
                }
            } catch (RuntimeException e) {
                LOG.warnf("page %d of job %s failed and is tried again: %s", page.number(), page.job(), e);
                again.add(message);
            }
        });
        return again;
    }
}
