package dev.backroom.desk.aftersale;

import dev.backroom.desk.poll.ReadHistory;
import dev.backroom.model.Shop;
import dev.backroom.model.aftersale.CaseKind;
import dev.backroom.model.aftersale.CaseSnapshot;
import dev.backroom.store.shop.HistoryCheckpoints;
import dev.backroom.tiktok.aftersale.CaseFilter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Reads the cancellations and returns of the time before a shop was connected, page by page, oldest change first; what changed
 * since then the watch reads anyway. Cases that wait for an answer come onto the list, seller's cancellations into the days of
 * the shop's health. What came back in that time is not booked: the shelf was counted afterwards. May be stopped at any time
 * and goes on where it was.
 */
public final class ReadCaseHistory {
    private final ReadCases read;
    private final HistoryCheckpoints marks;
    private final Clock clock;

    /** @param read keeps what it reads by {@link StoreCases#ofHistory} */
    public ReadCaseHistory(ReadCases read, HistoryCheckpoints marks, Clock clock) {
        this.read = read;
        this.marks = marks;
        this.clock = clock;
    }

    /**
     * How far a reading of one kind is. Counts are cases of this run.
     *
     * @param changed cases that were new here, or said something else
     * @param at changes up to then have been read
     */
    public record Progress(Instant from, Instant at, Instant until, int read, int changed) {
        /** 0 to 1. */
        public double share() {
            return ReadHistory.share(from, at, until);
        }
    }

    /**
     * Reads one shop's history.
     *
     * @param days how far back, 1 to {@link ReadHistory#MOST_DAYS}
     * @param watcher told after every page
     * @return where each kind ended
     * @throws dev.backroom.tiktok.TikTokFailure if the platform refuses; what was read before stays read
     */
    public Map<CaseKind, Progress> run(Shop shop, int days, BiConsumer<CaseKind, Progress> watcher) {
        ReadHistory.checkDays(days);
        Instant wanted = clock.instant().minus(Duration.ofDays(days));
        Map<CaseKind, Progress> ends = new EnumMap<>(CaseKind.class);
        for (CaseKind kind : CaseKind.values()) {
            ends.put(kind, run(shop, kind, wanted, watcher));
        }
        return ends;
    }

    private Progress run(Shop shop, CaseKind kind, Instant wanted, BiConsumer<CaseKind, Progress> watcher) {
        Instant until = shop.connectedAt();
        HistoryCheckpoints.Mark begin = HistoryCheckpoints.Mark.beginning(marks.of(shop.id(), kind.name()), wanted);
        if (!begin.upTo().isBefore(until)) {
            return new Progress(wanted, until, until, 0, 0);
        }
        Progress[] progress = {new Progress(wanted, begin.upTo(), until, 0, 0)};
        read.all(shop, kind, new CaseFilter.Updated(begin.upTo(), until), (page, kept) -> {
            Progress before = progress[0];
            Instant at = page.nextPageToken().isEmpty() ? until : reached(page.cases(), before.at());
            progress[0] =
                    new Progress(wanted, at, until, before.read() + kept.read(), before.changed() + kept.changed());
            marks.put(shop.id(), kind.name(), begin.read(at));
            watcher.accept(kind, progress[0]);
        });
        return progress[0];
    }

    /** Up to where a page has read; no further than before where its cases are not in order of change. */
    private static Instant reached(List<CaseSnapshot> cases, Instant before) {
        List<Instant> times = cases.stream().map(CaseSnapshot::updated).toList();
        boolean ascending = times.equals(times.stream().sorted().toList());
        return ascending && !times.isEmpty() && times.getLast().isAfter(before) ? times.getLast() : before;
    }
}
