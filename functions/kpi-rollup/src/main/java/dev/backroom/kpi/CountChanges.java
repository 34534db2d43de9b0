package dev.backroom.kpi;

import dev.backroom.model.kpi.Facts;
import dev.backroom.store.KpiCounting;
import dev.backroom.store.KpiImages;
import dev.backroom.store.KpiImages.Source;
import dev.backroom.store.Parked;
import dev.backroom.store.ParkedMessages;
import dev.backroom.store.UnreadableItem;
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
    private static final int MOST_OVERTAKEN = 20;

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
        Run run = new Run(source, cursor, records);
        try {
            run.all();
            return Optional.empty();
        } catch (RuntimeException e) {
            LOG.warnf(e, "counting of %s stops at %s and is tried again", cursor, run.here());
            return Optional.of(run.here());
        }
    }

    /** Keeps what a batch holds and nobody can read where a person sees it. */
    void park(String cursor, Map.Entry<String, String> unreadable) {
        park(cursor, unreadable.getKey(), "a change in the stream cannot be read: " + unreadable.getValue());
    }

    private void park(String cursor, String place, String reason) {
        LOG.warnf("%s at %s is left out: %s", cursor, place, reason);
        parked.park(new Parked("kpi#" + cursor + "#" + place, "KpiCount", reason, "", clock.instant()));
    }

    private final class Run {
        private final Source source;
        private final String cursor;
        private final List<StreamRecord> records;
        private Optional<String> at = Optional.empty();
        private int next;
        private int widest = Integer.MAX_VALUE;

        Run(Source source, String cursor, List<StreamRecord> records) {
            this.source = source;
            this.cursor = cursor;
            this.records = records;
        }

        String here() {
            return records.get(Math.min(next, records.size() - 1)).place();
        }

        void all() {
            look();
            int overtaken = 0;
            while (next < records.size()) {
                switch (piece()) {
                    case COUNTED -> {}
                    case OVERTAKEN -> {
                        // Another run of the same shard got further; ours begins where it ended.
                        if (++overtaken > MOST_OVERTAKEN) {
                            throw new IllegalStateException("the checkpoint of " + cursor + " keeps moving");
                        }
                        look();
                    }
                    case REFUSED -> {}
                }
            }
        }

        private void look() {
            at = counting.checkpoint(cursor);
            while (next < records.size() && at.isPresent() && !records.get(next).isAfter(at.get())) {
                next++;
            }
        }

        private KpiCounting.Outcome piece() {
            Facts sum = Facts.NONE;
            int end = next;
            while (end < records.size() && end - next < widest) {
                Facts more = sum.plus(change(records.get(end)));
                if (!KpiCounting.fits(more)) {
                    break;
                }
                sum = more;
                end++;
            }
            if (end == next) {
                return leaveOut("one change touches more counters than a transaction can write");
            }
            String place = records.get(end - 1).place();
            KpiCounting.Outcome outcome = counting.count(cursor, at, place, sum);
            if (outcome == KpiCounting.Outcome.COUNTED) {
                at = Optional.of(place);
                next = end;
                widest = Integer.MAX_VALUE;
            } else if (outcome == KpiCounting.Outcome.REFUSED) {
                if (end - next == 1) {
                    return leaveOut("the counters cannot hold what it changes");
                }
                widest = (end - next) / 2;
            }
            return outcome;
        }

        private KpiCounting.Outcome leaveOut(String reason) {
            String place = records.get(next).place();
            park(cursor, place, reason);
            KpiCounting.Outcome outcome = counting.count(cursor, at, place, Facts.NONE);
            if (outcome == KpiCounting.Outcome.COUNTED) {
                at = Optional.of(place);
                next++;
                widest = Integer.MAX_VALUE;
            }
            return outcome;
        }

        private Facts change(StreamRecord record) {
            return facts(record, record.after()).minus(facts(record, record.before()));
        }

        /** An item that cannot be read counts for nothing, before and after, as a recount would have it. */
        private Facts facts(StreamRecord record, Optional<Map<String, AttributeValue>> image) {
            if (image.isEmpty()) {
                return Facts.NONE;
            }
            try {
                return KpiImages.facts(source, image.get());
            } catch (UnreadableItem | IllegalArgumentException | ArithmeticException e) {
                park(cursor, record.place(), "a stored item cannot be read and is not counted: " + e.getMessage());
                return Facts.NONE;
            }
        }
    }
}
