package dev.backroom.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Ten fields, six parameters, fifty lines: docs/sizes.md names what is larger and says why. */
final class SizesTest {
    private static final Path EXCEPTIONS = Path.of(System.getProperty("backroom.root", "../.."), "docs/sizes.md");

    /** Equal both ways: what has become smaller leaves the list, or takes its new size there. */
    @Test
    void nothingIsLarger_withoutAReason() throws IOException {
        SortedMap<String, Integer> found = new TreeMap<>();
        Module.all().stream()
                .filter(module -> !module.name().equals("test-fixtures"))
                .forEach(module -> found.putAll(Sizes.tooLarge(module.classes())));
        assertThat(found)
                .as(
                        "larger than %s fields, %s parameters or %s lines; make it smaller, or say in docs/sizes.md why not",
                        Sizes.MOST_FIELDS, Sizes.MOST_PARAMETERS, Sizes.MOST_LINES)
                .isEqualTo(Sizes.exceptions(Files.readString(EXCEPTIONS)));
    }

    @Test
    void findsWhatIsTooLarge() {
        assertThat(Sizes.tooLarge(Path.of("target/test-classes/dev/backroom/architecture/sample/large")))
                .containsOnlyKeys(
                        "fields of dev.backroom.architecture.sample.large.Wide",
                        "parameters of dev.backroom.architecture.sample.large.Wide.asks",
                        "lines of dev.backroom.architecture.sample.large.Wide.runsOn");
    }
}
