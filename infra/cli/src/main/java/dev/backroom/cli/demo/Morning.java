package dev.backroom.cli.demo;

import dev.backroom.simulator.audit.NoticeAudit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the night and the morning left, against the simulator's books.
 *
 * @param closed whether the evening's day is closed
 * @param digests how often the evening's day was told in the morning
 * @param digestRight whether it told the day's orders and sales
 * @param lines notices about safety lines and stock-outs
 * @param reviews notices about negative reviews and their replies
 * @param drifts notices about figures that were edited by hand
 * @param notices of all kinds that were told
 * @param mails messages in the mail file
 * @param behind what still waits in queues and streams
 */
record Morning(
        FigureAudit.Report figures,
        boolean closed,
        int digests,
        boolean digestRight,
        NoticeAudit.Report lines,
        NoticeAudit.Report reviews,
        NoticeAudit.Report drifts,
        int notices,
        int mails,
        Channel channel,
        Recounted recount,
        long behind) {
    /**
     * What buyers can order, against what can be sold.
     *
     * @param listings compared
     * @param wrong those that differ in the end, in words
     * @param equalAfter how long after the last fault each had been seen to equal the running system's stock but for orders on
     *     their way, in the shop's time; empty for never
     * @param published how long after the watch that follows the last fault that was, in real time
     */
    record Channel(int listings, List<String> wrong, Optional<Duration> equalAfter, Duration published) {
        Channel {
            wrong = List.copyOf(wrong);
        }
    }

    /** What counting everything again said. */
    record Recounted(boolean agrees, String said) {}

    /** How long a negative review may stay unnoticed: half the time that is there for an answer. */
    static final Duration REVIEW_NOTICED_WITHIN = Duration.ofHours(12);

    boolean reviewsInTime() {
        return reviews.missing().isEmpty()
                && reviews.superfluous().isEmpty()
                && reviews.latest().compareTo(REVIEW_NOTICED_WITHIN) <= 0;
    }

    /** Whether all of it is as the books say and nothing waits, the recount left out. */
    boolean isClean() {
        return isTrue() && behind == 0;
    }

    /** Whether all of it is as the books say, whatever the shop's watches have sent this moment. */
    boolean isTrue() {
        return figures.wrong().isEmpty()
                && closed
                && digests == 1
                && digestRight
                && lines.isClean()
                && reviewsInTime()
                && drifts.missing().isEmpty()
                && channel.wrong().isEmpty();
    }

    /** What is not as the books say, in words. */
    List<String> findings() {
        List<String> found = new ArrayList<>();
        figures.wrong().forEach(one -> found.add("FIGURE " + one));
        add(found, "LINE", lines);
        add(found, "REVIEW", reviews);
        drifts.missing().forEach(one -> found.add("DRIFT without a notice: " + one));
        channel.wrong().forEach(one -> found.add("CHANNEL " + one));
        return found;
    }

    Morning withRecount(Recounted recounted) {
        return new Morning(
                figures,
                closed,
                digests,
                digestRight,
                lines,
                reviews,
                drifts,
                notices,
                mails,
                channel,
                recounted,
                behind);
    }

    private static void add(List<String> found, String kind, NoticeAudit.Report report) {
        report.missing().forEach(one -> found.add(kind + " without a notice: " + one));
        report.superfluous().forEach(one -> found.add(kind + " notified without a cause: " + one));
        report.early().forEach(one -> found.add(kind + " notified too early: " + one));
    }
}
