package dev.backroom.kpi;

import dev.backroom.kpi.CountingRun.News;
import dev.backroom.model.kpi.Facts;
import dev.backroom.model.kpi.KpiDelta;
import dev.backroom.runtime.queue.Parked;
import dev.backroom.store.dynamo.UnreadableItem;
import dev.backroom.store.kpi.KpiCounting;
import dev.backroom.store.kpi.KpiImages;
import dev.backroom.store.kpi.KpiImages.Source;
import dev.backroom.store.message.ParkedMessages;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Counts what the changes of a shard change, each exactly once. The changes are added up to as few transactions as can
 * hold them, usually one; each moves the shard's checkpoint from where it began to where it ends, so that a crash in
 * between loses nothing and a repetition begins after what was counted.
 */
public final class CountChanges {
    private static final Logger LOG = Logger.getLogger(CountChanges.class);
    private static final int MOST_LOOKS = 20;

    private final KpiCounting counting;
    private final ParkedMessages parked;
    private final Clock clock;

    CountChanges(KpiCounting counting, ParkedMessages parked, Clock clock) {
        this.counting = counting;
        this.parked = parked;
        this.clock = clock;
    }

    /**
     * Counts the records that were not counted before.
     *
     * @param cursor names the shard
     * @param records in the shard's order
     * @return the sequence number from which on the batch is to be delivered again; empty when all is counted
     */
    Optional<String> count(Source source, String cursor, List<StreamRecord> records) {
        int counted = 0;
        try {
            for (int look = 0; look < MOST_LOOKS; look++) {
                Optional<String> at = counting.checkpoint(cursor);
                while (counted < records.size()
                        && at.isPresent()
                        && !records.get(counted).isAfter(at.get())) {
                    counted++;
                }
                List<News> news = records.subList(counted, records.size()).stream()
                        .map(record -> new News(record.place(), change(source, cursor, record)))
                        .toList();
                CountingRun run =
                        new CountingRun(counting, cursor, news, (place, reason) -> park(cursor, place, reason));
                boolean all;
                try {
                    all = run.all(at);
                } finally {
                    counted += run.done();
                }
                if (all) {
                    return Optional.empty();
                }
                // Another run of the same shard got further; ours goes on where it ended.
            }
            LOG.warnf("the checkpoint of %s keeps moving", cursor);
        } catch (RuntimeException e) {
            LOG.warnf(e, "counting of %s is tried again", cursor);
        }
        return counted < records.size() ? Optional.of(records.get(counted).place()) : Optional.empty();
    }

    /** Keeps what a batch holds and nobody can read where a person sees it. */
    void park(String cursor, Map.Entry<String, String> unreadable) {
        park(cursor, unreadable.getKey(), "a change in the stream cannot be read: " + unreadable.getValue());
    }

    private void park(String cursor, String place, String reason) {
        LOG.warnf("%s at %s is left out: %s", cursor, place, reason);
        parked.park(new Parked("kpi#" + cursor + "#" + place, "KpiCount", reason, "", clock.instant()));
    }

    private Facts change(Source source, String cursor, StreamRecord record) {
        return KpiDelta.between(
                facts(source, cursor, record.place(), record.before()),
                facts(source, cursor, record.place(), record.after()));
    }

    /** An item that cannot be read counts for nothing, before and after, as a recount would have it. */
    private Facts facts(Source source, String cursor, String place, Optional<Map<String, AttributeValue>> image) {
        if (image.isEmpty()) {
            return Facts.NONE;
        }
        try {
            return KpiImages.facts(source, image.get());
        } catch (UnreadableItem | IllegalArgumentException | ArithmeticException e) {
            park(cursor, place, "a stored item cannot be read and is not counted: " + e.getMessage());
            return Facts.NONE;
        }
    }
}
