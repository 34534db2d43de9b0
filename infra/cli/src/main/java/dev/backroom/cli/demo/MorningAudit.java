package dev.backroom.cli.demo;

import dev.backroom.cli.demo.StoredMorning.SentNotice;
import dev.backroom.cli.simulation.Simulation;
import dev.backroom.model.kpi.Count;
import dev.backroom.model.kpi.DayFigures;
import dev.backroom.notices.Notice;
import dev.backroom.notices.NoticeType;
import dev.backroom.simulator.audit.NoticeAudit;
import dev.backroom.simulator.books.BookedDay;
import dev.backroom.simulator.books.BookedDays;
import dev.backroom.simulator.plan.EveningPlan;
import dev.backroom.simulator.script.CalledNotice;
import dev.backroom.simulator.script.CalledNotice.Kind;
import dev.backroom.simulator.script.EveningScript;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** Judges the night and the morning by the books. */
final class MorningAudit {
    private static final Set<Kind> LINES = EnumSet.of(Kind.STOCK_LOW, Kind.STOCK_OUT, Kind.STOCK_BACK);
    private static final Set<Kind> DRIFTS = EnumSet.of(Kind.STOCK_DRIFT);
    private static final Set<Kind> REVIEWS =
            EnumSet.complementOf(EnumSet.of(Kind.STOCK_LOW, Kind.STOCK_OUT, Kind.STOCK_BACK, Kind.STOCK_DRIFT));

    private final Simulation simulation;
    private final EveningScript script;
    private final ChannelCheck channel;
    private final Instant opened;
    private final SortedMap<LocalDate, BookedDay> booked;
    private final LocalDate evening;

    /** @param opened when the shop was connected, in its own time */
    MorningAudit(Simulation simulation, ChannelCheck channel, Instant opened) {
        this.simulation = simulation;
        this.script = simulation.evening();
        this.channel = channel;
        this.opened = opened;
        this.booked = BookedDays.of(script);
        EveningPlan plan = script.plan();
        this.evening = LocalDate.ofInstant(plan.midnight(), plan.shop().market().zone())
                .minusDays(1);
    }

    /**
     * Compares what is stored now.
     *
     * @param mails messages in the mail file
     * @param behind what still waits in queues and streams
     */
    Morning look(StoredMorning stored, int mails, long behind) {
        EveningPlan plan = script.plan();
        Instant now = simulation.clock().instant();
        List<SentNotice> notices = stored.notices(plan.shop().id());
        FigureAudit.Stored figures = stored.figures(plan.shop().id(), booked.firstKey(), booked.lastKey());
        Optional<DayFigures> closed =
                Optional.ofNullable(figures.days().get(evening)).filter(day -> day.state() != DayFigures.State.OPEN);
        List<Notice> digests = notices.stream()
                .map(SentNotice::notice)
                .filter(notice -> notice.type() == NoticeType.MORNING_DIGEST
                        && notice.subject().equals(evening.toString()))
                .toList();
        return new Morning(
                FigureAudit.of(booked, figures, evening, plan.shop().market().currency()),
                closed.isPresent(),
                digests.size(),
                digests.stream().allMatch(this::isRight),
                audit(channel.levels().called(), notices, LINES),
                audit(script.called(opened, now), notices, REVIEWS),
                audit(script.called(plan.start(), now), notices, DRIFTS),
                notices.size(),
                mails,
                channel.end(),
                new Morning.Recounted(false, "not counted again"),
                behind);
    }

    /** An order of the evening that is found the next day still belongs to it, but none of them is so late. */
    private boolean isRight(Notice digest) {
        BookedDay day = Objects.requireNonNull(booked.get(evening));
        String orders = digest.facts().getOrDefault(Count.ORDERS.attribute(), "");
        String gmv = digest.facts().getOrDefault("gmv", "");
        return orders.split(" ", 2)[0].equals(Long.toString(day.orders()))
                && gmv.startsWith(day.gmv().stripTrailingZeros().toPlainString() + " ");
    }

    /** A crossing is dated when it was looked at; of a review only the telling counts. */
    private static NoticeAudit.Sent told(Kind kind, SentNotice told) {
        Notice notice = told.notice();
        return new NoticeAudit.Sent(kind, notice.subject(), REVIEWS.contains(kind) ? told.told() : notice.at());
    }

    private NoticeAudit.Report audit(List<CalledNotice> called, List<SentNotice> notices, Set<Kind> kinds) {
        List<NoticeAudit.Sent> told = notices.stream()
                .flatMap(notice -> Arrays.stream(Kind.values())
                        .filter(kind -> kinds.contains(kind)
                                && kind.name().equals(notice.notice().type().name()))
                        .map(kind -> told(kind, notice)))
                .toList();
        return NoticeAudit.of(
                called.stream().filter(one -> kinds.contains(one.kind())).toList(),
                told,
                kinds.equals(LINES) ? channel.levels().scarce() : Set.of());
    }
}
