package dev.backroom.model.aftersale;

import dev.backroom.model.stock.Sku;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A case as stored.
 *
 * @param version counts the writes of this item, from 1; the condition of every write
 * @param seen the newest read that was applied
 * @param answer what the seller's people last said
 * @param told what somebody was last told about the deadline of {@link #open}
 * @param refunded when the platform said that the buyer has the money
 * @param parcelSeen the goods were on their way back at some time
 * @param quarantined the goods that came back were booked
 * @param reasons what the seller may refuse for, as the platform listed it for the open step
 */
public record Aftersale(
        long version,
        CaseSnapshot seen,
        Optional<Answer> answer,
        Optional<Notified> told,
        Optional<Instant> refunded,
        boolean parcelSeen,
        boolean quarantined,
        List<RejectReason> reasons) {
    public Aftersale {
        reasons = List.copyOf(reasons);
    }

    /** What somebody was told about the deadline of a step. */
    public record Notified(Instant due, DueStage stage) {}

    public CaseKey key() {
        return seen.key();
    }

    /** The step that waits for the seller's people; empty where nothing does, or they have answered it. */
    public Optional<NextStep> open() {
        return seen.next()
                .filter(step -> !seen.state().isOver())
                .filter(step -> answer.map(given -> !given.to().equals(step)).orElse(true));
    }

    /** The case after one more read; empty where the read says nothing new, or is older than what is stored. */
    public static Optional<Aftersale> after(Optional<Aftersale> stored, CaseSnapshot read) {
        if (stored.isEmpty()) {
            Aftersale first = new Aftersale(
                    1, read, Optional.empty(), Optional.empty(), Optional.empty(), sentBack(read), false, List.of());
            return Optional.of(first.withRefund());
        }
        Aftersale before = stored.get();
        if (!isNewer(read, before.seen)) {
            return Optional.empty();
        }
        boolean sameStep = read.next().equals(before.seen.next());
        return Optional.of(new Aftersale(
                        before.version + 1,
                        read,
                        before.answer,
                        before.told,
                        before.refunded,
                        before.parcelSeen || sentBack(read),
                        before.quarantined,
                        sameStep ? before.reasons : List.of())
                .withRefund());
    }

    /** The case after its people answered the open step. */
    public Aftersale answered(Answer given) {
        return new Aftersale(version + 1, seen, Optional.of(given), told, refunded, parcelSeen, quarantined, reasons);
    }

    /** The case with the money paid back; empty where that is known. */
    public Optional<Aftersale> refunded(Instant at) {
        return refunded.isPresent()
                ? Optional.empty()
                : Optional.of(new Aftersale(
                        version + 1, seen, answer, told, Optional.of(at), parcelSeen, quarantined, reasons));
    }

    /** The same version with what the seller may refuse for. */
    public Aftersale refusable(List<RejectReason> given) {
        return new Aftersale(version, seen, answer, told, refunded, parcelSeen, quarantined, given);
    }

    /** The case after somebody was told what is true now; empty where nothing new is. Stages in between are skipped. */
    public Optional<Aftersale> tell(Instant now) {
        return open().flatMap(step -> DueStage.at(step.due(), now)
                .map(stage -> new Notified(step.due(), stage))
                .filter(news -> told.map(had ->
                                !had.due().equals(news.due()) || had.stage().compareTo(news.stage()) < 0)
                        .orElse(true))
                .map(news -> new Aftersale(
                        version + 1, seen, answer, Optional.of(news), refunded, parcelSeen, quarantined, reasons)));
    }

    /**
     * Units that have come back and are not booked yet, by SKU. They count as back when the seller accepts the parcel, or
     * when the platform grants a case whose goods were on their way: before that they may never come.
     */
    public SortedMap<Sku, Integer> unbooked() {
        SortedMap<Sku, Integer> units = new TreeMap<>();
        if (!quarantined && isBack()) {
            seen.lines().forEach(line -> units.merge(line.sku(), line.units(), Math::addExact));
        }
        return units;
    }

    /** The same version, with what came back booked. */
    public Aftersale booked() {
        return new Aftersale(version, seen, answer, told, refunded, parcelSeen, true, reasons);
    }

    private boolean isBack() {
        boolean accepted = answer.filter(Answer::approved)
                .filter(given -> given.to().what() == NextStep.What.RECEIVE_PARCEL)
                .isPresent();
        boolean granted = seen.state() == CaseState.GRANTED || seen.state() == CaseState.COMPLETE;
        return seen.key().kind() == CaseKind.RETURN
                && seen.remedy().bringsGoodsBack()
                && (accepted || (granted && parcelSeen));
    }

    private Aftersale withRefund() {
        return seen.state() == CaseState.COMPLETE && seen.refund().isPresent() && refunded.isEmpty()
                ? new Aftersale(
                        version, seen, answer, told, Optional.of(seen.updated()), parcelSeen, quarantined, reasons)
                : this;
    }

    private static boolean sentBack(CaseSnapshot read) {
        return read.parcel() || read.state() == CaseState.ON_ITS_WAY;
    }

    private static boolean isNewer(CaseSnapshot read, CaseSnapshot had) {
        int byTime = read.updated().compareTo(had.updated());
        int byRank = Integer.compare(read.state().rank(), had.state().rank());
        if (byTime != 0 || byRank != 0) {
            return byTime != 0 ? byTime > 0 : byRank > 0;
        }
        return read.readAt().isAfter(had.readAt()) && !sameSaid(read, had);
    }

    /** Reads of one second that agree are one, so that asking again writes nothing. */
    private static boolean sameSaid(CaseSnapshot read, CaseSnapshot had) {
        return read.next().equals(had.next())
                && read.lines().equals(had.lines())
                && read.refund().equals(had.refund())
                && read.parcel() == had.parcel()
                && read.remedy() == had.remedy()
                && read.reason().equals(had.reason());
    }
}
