package dev.backroom.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The house as it is. */
final class ArchitectureTest {
    private static final List<Module> MODULES = Module.all();
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importPaths(MODULES.stream().map(Module::classes).toList());

    @Test
    void everyModuleIsSeen() {
        assertThat(MODULES)
                .extracting(Module::name)
                .contains("shop-model", "order-webhook", "stock-check", "cli", "bench");
        for (Module module : MODULES) {
            assertThat(CLASSES.stream().anyMatch(type -> type.getPackageName().startsWith(module.root())))
                    .as("%s has classes in %s", module.name(), module.root())
                    .isTrue();
        }
    }

    static Stream<Module> modules() {
        return MODULES.stream();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void roomsFormNoCycle(Module module) {
        Rules.roomsFormNoCycle(module.root()).check(CLASSES);
    }

    @ParameterizedTest
    @MethodSource("modules")
    void noPackageIsAHeap(Module module) {
        Map<Path, Long> files = module.sources().stream()
                .filter(file -> file.toString().endsWith(".java"))
                .collect(Collectors.groupingBy(Path::getParent, TreeMap::new, Collectors.counting()));
        files.values().removeIf(count -> count <= Rules.LARGEST_PACKAGE + 1);
        assertThat(files)
                .as("packages of more than %d files and their package-info", Rules.LARGEST_PACKAGE)
                .isEmpty();
    }

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
    void theRuntimeKnowsTheModelAlone() {
        MODULES.stream()
                .filter(module -> !List.of("runtime", "shop-model").contains(module.name()))
                .forEach(module -> Rules.knowsNothingOf("dev.backroom.runtime", module.root())
                        .check(CLASSES));
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
        List<Module> functions = MODULES.stream().filter(Module::isFunction).toList();
        assertThat(functions).hasSizeGreaterThanOrEqualTo(7);
        for (Module one : functions) {
            for (Module other : functions) {
                if (!one.equals(other)) {
                    Rules.knowsNothingOf(one.root(), other.root()).check(CLASSES);
                }
            }
        }
    }

    @Test
    void sharedModulesKnowNoFunction_andTheStoreAndThePlatformNotEachOther() {
        for (Module shared : MODULES) {
            if (shared.isDeployed() && !shared.isFunction()) {
                MODULES.stream()
                        .filter(Module::isFunction)
                        .forEach(function -> Rules.knowsNothingOf(shared.root(), function.root())
                                .check(CLASSES));
            }
        }
        Rules.knowsNothingOf("dev.backroom.store", "dev.backroom.tiktok").check(CLASSES);
        Rules.knowsNothingOf("dev.backroom.tiktok", "dev.backroom.store").check(CLASSES);
    }

    @Test
    void nothingDeployedKnowsInfra() {
        for (Module deployed : MODULES) {
            if (deployed.isDeployed()) {
                MODULES.stream()
                        .filter(module -> !module.isDeployed())
                        .forEach(infra -> Rules.knowsNothingOf(deployed.root(), infra.root())
                                .check(CLASSES));
            }
        }
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
        String[] functions = MODULES.stream()
                .filter(Module::isFunction)
                .map(module -> module.root() + "..")
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAnyPackage(functions)
                .and(DescribedPredicate.describe(
                        "are neither handler, wiring nor an event taken apart",
                        (JavaClass type) -> !type.getSimpleName().matches(".*(Handler|Functions|Beans)|Posted")))
                .should()
                .dependOnClassesThat(resideInAPackage("com.amazonaws.services.lambda.."))
                .check(CLASSES);
    }

    @Test
    void noNameIsAnExcuse() {
        Rules.noNameIsAnExcuse().check(CLASSES);
    }

    @Test
    void nobodyAsksTheWallClock() {
        Rules.nobodyAsksTheWallClock().check(CLASSES);
    }

    @Test
    void noBodyIsReadWithoutBound() {
        Rules.noBodyIsReadWithoutBound()
                .check(CLASSES.that(DescribedPredicate.describe(
                        "are deployed",
                        (JavaClass type) -> MODULES.stream()
                                .filter(Module::isDeployed)
                                .anyMatch(module -> type.getPackageName().startsWith(module.root())))));
    }
}
