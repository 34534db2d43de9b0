package dev.backroom.simulator.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.simulator.audit.NoticeAudit.Sent;
import dev.backroom.simulator.script.CalledNotice;
import dev.backroom.simulator.script.CalledNotice.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NoticeAuditTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final CalledNotice LOW = called(Kind.STOCK_LOW, "A", true);
    private static final CalledNotice MAYBE = called(Kind.STOCK_LOW, "B", false);

    @Test
    void findsNothing_whenExactlyWhatIsCalledForIsTold() {
        NoticeAudit.Report report =
                NoticeAudit.of(List.of(LOW, LOW, MAYBE), List.of(told("A", 10), told("A", 20), told("B", 5)), Set.of());

        assertThat(report.isClean()).isTrue();
        assertThat(report.called()).isEqualTo(2);
        assertThat(report.latest()).isEqualTo(Duration.ofMinutes(20));
    }

    @Test
    void findsWhatIsMissing_butNotWhatMayBe() {
        NoticeAudit.Report report = NoticeAudit.of(List.of(LOW, LOW, MAYBE), List.of(told("A", 1)), Set.of());

        assertThat(report.missing()).hasSize(1);
        assertThat(report.superfluous()).isEmpty();
    }

    @Test
    void findsWhatIsToldTooOftenOrWithoutACause_exceptOfFreeSubjects() {
        List<Sent> told = List.of(told("A", 1), told("A", 2), told("C", 1), told("D", 1));
        NoticeAudit.Report report = NoticeAudit.of(List.of(LOW), told, Set.of("D"));

        assertThat(report.superfluous()).hasSize(2);
        assertThat(report.isClean()).isFalse();
    }

    @Test
    void findsWhatIsTold_beforeItHappened() {
        assertThat(NoticeAudit.of(List.of(LOW), List.of(told("A", -1)), Set.of())
                        .early())
                .hasSize(1);
    }

    private static CalledNotice called(Kind kind, String subject, boolean certain) {
        return new CalledNotice(kind, subject, NOON, NOON, certain);
    }

    private static Sent told(String subject, int minute) {
        return new Sent(Kind.STOCK_LOW, subject, NOON.plus(Duration.ofMinutes(minute)));
    }
}
