package dev.backroom.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** A rule that cannot fail is none: each finds what is wrong in a sample. */
final class RulesTest {
    private static final String SAMPLE = "dev.backroom.architecture.sample";
    private static final JavaClasses CLASSES = new ClassFileImporter().importPackages(SAMPLE);

    @Test
    void findACycle() {
        assertBroken(Rules.roomsFormNoCycle(SAMPLE + ".cycle"), "First", "Second");
        assertThat(Rules.roomsFormNoCycle(SAMPLE + ".arrow").evaluate(CLASSES).hasViolation())
                .isFalse();
    }

    @Test
    void findAForbiddenArrow() {
        assertBroken(Rules.knowsNothingOf(SAMPLE + ".arrow.lower", SAMPLE + ".arrow.upper"), "Lower", "Upper");
        assertThat(Rules.knowsNothingOf(SAMPLE + ".arrow.upper", SAMPLE + ".arrow.lower")
                        .evaluate(CLASSES)
                        .hasViolation())
                .isFalse();
    }

    @Test
    void findANameThatIsAnExcuse() {
        assertBroken(Rules.noNameIsAnExcuse(), "StringHelper");
    }

    @Test
    void findTheWallClock() {
        assertBroken(Rules.nobodyAsksTheWallClock(), "currentTimeMillis");
    }

    @Test
    void findABodyWithoutBound() {
        assertBroken(Rules.noBodyIsReadWithoutBound(), "ofString");
    }

    private static void assertBroken(ArchRule rule, String... named) {
        assertThat(rule.evaluate(CLASSES).hasViolation()).isTrue();
        assertThat(rule.evaluate(CLASSES).getFailureReport().toString()).contains(named);
    }
}
