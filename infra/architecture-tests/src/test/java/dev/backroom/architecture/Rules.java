package dev.backroom.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Set;

/** Rules that hold for any module, so that each can be tried on a sample that breaks it. */
final class Rules {
    /** More files than this and a stranger no longer finds anything in a package. */
    static final int LARGEST_PACKAGE = 30;

    private Rules() {}

    /** The packages right below the root, and the root itself, know each other in one direction only. */
    static ArchRule roomsFormNoCycle(String root) {
        return slices().assignedFrom(new SliceAssignment() {
                    @Override
                    public SliceIdentifier getIdentifierOf(JavaClass type) {
                        String name = type.getPackageName();
                        if (!name.equals(root) && !name.startsWith(root + ".")) {
                            return SliceIdentifier.ignore();
                        }
                        String below = name.substring(Math.min(name.length(), root.length() + 1));
                        return SliceIdentifier.of(below.isEmpty() ? "(root)" : below.split("\\.", 2)[0]);
                    }

                    @Override
                    public String getDescription() {
                        return "rooms of " + root;
                    }
                })
                .should()
                .beFreeOfCycles();
    }

    static ArchRule knowsNothingOf(String one, String other) {
        return ArchRuleDefinition.noClasses()
                .that()
                .resideInAPackage(one + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(other + "..")
                .allowEmptyShould(true);
    }

    /** A name that says what kind of drawer something lies in and not what it is. */
    static ArchRule noNameIsAnExcuse() {
        return ArchRuleDefinition.noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)");
    }

    /** {@code Clock.systemUTC()} hands a clock on and is fine; asking for the time without one is not. */
    static ArchRule nobodyAsksTheWallClock() {
        Set<String> owners = Set.of(
                Instant.class.getName(),
                LocalDate.class.getName(),
                LocalDateTime.class.getName(),
                LocalTime.class.getName(),
                OffsetDateTime.class.getName(),
                ZonedDateTime.class.getName());
        return ArchRuleDefinition.classes().should(new ArchCondition<>("take the time from a clock they were given") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (JavaMethodCall call : type.getMethodCallsFromSelf()) {
                    boolean now = owners.contains(call.getTargetOwner().getName())
                            && call.getName().equals("now")
                            && call.getTarget().getRawParameterTypes().stream()
                                    .noneMatch(parameter -> parameter.isEquivalentTo(Clock.class));
                    if (now || isCurrentTime(call)) {
                        events.add(SimpleConditionEvent.violated(type, call.getDescription()));
                    }
                }
            }

            private static boolean isCurrentTime(JavaAccess<?> call) {
                return call.getTargetOwner().isEquivalentTo(System.class)
                        && call.getName().equals("currentTimeMillis");
            }
        });
    }

    /**
     * A body from outside may be of any size. Whoever reads one whole does so through a subscriber or a reader with a limit;
     * the JDK's ready-made handlers have none.
     */
    static ArchRule noBodyIsReadWithoutBound() {
        Set<String> handlers = Set.of("ofString", "ofByteArray", "ofLines", "ofFile", "ofByteArrayConsumer");
        return ArchRuleDefinition.classes().should(new ArchCondition<>("read what comes from outside up to a limit") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (JavaMethodCall call : type.getMethodCallsFromSelf()) {
                    String owner = call.getTargetOwner().getName();
                    boolean unbounded = (owner.equals("java.net.http.HttpResponse$BodyHandlers")
                                    || owner.equals("java.net.http.HttpResponse$BodySubscribers"))
                            && handlers.contains(call.getName());
                    if (unbounded) {
                        events.add(SimpleConditionEvent.violated(type, call.getDescription()));
                    }
                }
            }
        });
    }
}
