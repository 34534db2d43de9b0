package dev.backroom.model.wave;

import dev.backroom.model.order.Deadlines;
import dev.backroom.model.order.ToPack;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a warehouse's backlog clears before its deadlines, each day at its capacity and the most urgent first.
 *
 * @param backlog orders that wait
 * @param atRisk orders that will be late for want of capacity; one that would be late even if it went out with the next
 *     wave is not among them
 * @param breaks the first deadline among those at risk
 * @param clears when the carrier takes the last of the backlog; empty if that is not in the next 60 days
 */
public record Overload(int backlog, int atRisk, Optional<Instant> breaks, Optional<Instant> clears) {

    /**
     * Plays the coming waves through.
     *
     * @param ready the backlog of one warehouse
     * @param used orders of today's waves so far
     */
    public static Overload of(Collection<? extends ToPack> ready, WaveCalendar calendar, Instant now, int used) {
        Deque<ToPack> waiting =
                new ArrayDeque<>(ready.stream().sorted(WavePlan.URGENCY).toList());
        Play play = new Play(Gone.with(calendar, now));
        LocalDate today = calendar.date(now);
        for (int day = 0; day <= WaveCalendar.LONGEST_PAUSE_DAYS && !waiting.isEmpty(); day++) {
            LocalDate date = today.plusDays(day);
            List<Turn> turns = day == 0 ? calendar.ahead(now) : calendar.turns(date);
            int left = calendar.capacity(date) - (day == 0 ? used : 0);
            for (int turn = 0; turn < turns.size(); turn++) {
                int share = share(left, turns.size() - turn);
                left -= share;
                Gone gone = Gone.with(calendar, turns.get(turn).at());
                for (int n = 0; n < share && !waiting.isEmpty(); n++) {
                    play.leaves(waiting.remove(), gone);
                }
            }
        }
        boolean clears = waiting.isEmpty();
        waiting.forEach(order -> play.leaves(order, Gone.NEVER));
        return new Overload(ready.size(), play.atRisk, play.breaks, clears ? play.last : Optional.empty());
    }

    /**
     * A wave's part of what a warehouse can still pack in a day.
     *
     * @param left orders that it can still pack; below 0 counts as 0
     * @param turns that are still to come in the day, this one among them; 1 or more
     */
    public static int share(int left, int turns) {
        return Math.ceilDiv(Math.max(0, left), turns);
    }

    /**
     * How many orders a wave out of turn is to bring now.
     *
     * @param used orders of today's waves so far
     * @return 0 where it would not help: nothing is at risk, today's carrier is missed, or it is a day off
     */
    public int extra(WaveCalendar calendar, Instant now, int used) {
        if (atRisk == 0 || !calendar.leavesToday(now)) {
            return 0;
        }
        LocalDate today = calendar.date(now);
        int free = calendar.ahead(now).isEmpty() ? Math.max(0, calendar.capacity(today) - used) : 0;
        return Math.min(atRisk, free + calendar.overtime(today));
    }

    /** When something that a wave takes is arranged, and when the carrier has it; empty for never. */
    private record Gone(Optional<Instant> packed, Optional<Instant> pickup) {
        static final Gone NEVER = new Gone(Optional.empty(), Optional.empty());

        static Gone with(WaveCalendar calendar, Instant wave) {
            return new Gone(calendar.packed(wave), calendar.pickup(wave));
        }

        /** The first deadline of an order that this breaks: past either of the platform's two, the dispatch is late. */
        Optional<Instant> breaks(ToPack order) {
            Deadlines by = order.deadlines();
            if (by.ready().isEmpty() && by.collected().isEmpty()) {
                return late(by.autoCancel(), pickup);
            }
            return Stream.of(late(by.ready(), packed), late(by.collected(), pickup))
                    .flatMap(Optional::stream)
                    .min(Instant::compareTo);
        }

        private static Optional<Instant> late(Optional<Instant> deadline, Optional<Instant> done) {
            return deadline.filter(by -> done.isEmpty() || done.get().isAfter(by));
        }
    }

    private static final class Play {
        private final Gone soonest;
        private int atRisk;
        private Optional<Instant> breaks = Optional.empty();
        private Optional<Instant> last = Optional.empty();

        Play(Gone soonest) {
            this.soonest = soonest;
        }

        void leaves(ToPack order, Gone gone) {
            last = gone.pickup();
            Optional<Instant> broken = gone.breaks(order);
            if (broken.isPresent() && soonest.breaks(order).isEmpty()) {
                atRisk++;
                breaks = Stream.of(breaks, broken).flatMap(Optional::stream).min(Instant::compareTo);
            }
        }
    }
}
