package dev.backroom.localcloud;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who may know whom. */
final class BoundariesTest {
    private static final String[] FUNCTIONS = {"dev.backroom.webhook..", "dev.backroom.desk..", "dev.backroom.console.."
    };
    private static final String[] INFRA = {
        "dev.backroom.localcloud..", "dev.backroom.simulator..", "dev.backroom.bench..", "dev.backroom.cli.."
    };
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.backroom");

    @Test
    void theModelKnowsTheJdkAlone() {
        classes()
                .that()
                .resideInAPackage("dev.backroom.model..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("java..", "dev.backroom.model..", "org.jspecify.."))
                .check(CLASSES);
    }

    @Test
    void sharedModulesKnowTheModelAndThemselves() {
        for (String shared : List.of("dev.backroom.store..", "dev.backroom.tiktok..")) {
            classes()
                    .that()
                    .resideInAPackage(shared)
                    .should()
                    .onlyDependOnClassesThat(resideInAnyPackage(shared, "dev.backroom.model..")
                            .or(DescribedPredicate.not(resideInAPackage("dev.backroom.."))))
                    .check(CLASSES);
        }
    }

    @Test
    void roomsFormNoCycle() {
        for (String house :
                List.of("dev.backroom.store", "dev.backroom.tiktok", "dev.backroom.desk", "dev.backroom.console")) {
            slices().matching(house + ".(*)..").should().beFreeOfCycles().check(CLASSES);
        }
    }

    @Test
    void whatThePlatformsRoomsShareKnowsNoneOfThem() {
        noClasses()
                .that()
                .resideInAPackage("dev.backroom.tiktok")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.backroom.tiktok.*..")
                .check(CLASSES);
    }

    @Test
    void aFunctionKnowsNoOtherFunction() {
        for (String function : FUNCTIONS) {
            for (String other : FUNCTIONS) {
                if (!other.equals(function)) {
                    noClasses()
                            .that()
                            .resideInAPackage(function)
                            .should()
                            .dependOnClassesThat()
                            .resideInAPackage(other)
                            .check(CLASSES);
                }
            }
        }
    }

    @Test
    void nothingDeployedKnowsInfra() {
        noClasses()
                .that()
                .resideOutsideOfPackages(INFRA)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(INFRA)
                .check(CLASSES);
    }

    @Test
    void handlersAreNamedSo_andNothingElseIs() {
        classes()
                .that()
                .implement(RequestHandler.class)
                .and()
                .resideInAPackage("dev.backroom..")
                .should()
                .haveSimpleNameEndingWith("Handler")
                .check(CLASSES);
        classes()
                .that()
                .haveSimpleNameEndingWith("Handler")
                .should()
                .implement(RequestHandler.class)
                .orShould()
                .implement(RequestStreamHandler.class)
                .check(CLASSES);
    }

    @Test
    void onlyHandlersAndWiringKnowLambda() {
        noClasses()
                .that()
                .resideInAnyPackage(FUNCTIONS)
                .and(DescribedPredicate.describe(
                        "are neither handler, wiring nor an event taken apart",
                        (JavaClass type) ->
                                !type.getSimpleName().matches(".*(Handler|Functions|Beans)|Posted|Batches")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.amazonaws.services.lambda..")
                .check(CLASSES);
    }

    @Test
    void noNameIsAnExcuse() {
        noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)")
                .check(CLASSES);
    }

    @Test
    void nobodyAsksTheWallClock() {
        classes().should(notReadTheWallClock()).check(CLASSES);
    }

    /** Clock.systemUTC() hands a clock on and is fine; asking for the time without one is not. */
    private static ArchCondition<JavaClass> notReadTheWallClock() {
        Set<String> owners = Set.of(
                Instant.class.getName(),
                LocalDate.class.getName(),
                LocalDateTime.class.getName(),
                LocalTime.class.getName(),
                OffsetDateTime.class.getName(),
                ZonedDateTime.class.getName());
        return new ArchCondition<>("take the time from a clock they were given") {
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
        };
    }
}
