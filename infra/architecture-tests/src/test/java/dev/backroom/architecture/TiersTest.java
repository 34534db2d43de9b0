package dev.backroom.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A test without a tag is fast: it opens no table, process or browser, itself or through what it uses. */
final class TiersTest {
    /** Whatever opens tables, and whatever starts more than that. */
    private static final Set<String> SLOW = Set.of("MemoryTables", "DynamoDbClient", "LocalCloud", "Playwright");

    /** Whole evenings, measured. */
    private static final String STUDY = "Study";

    private static final Pattern NAME = Pattern.compile("\\b[A-Z]\\w*\\b");
    private static final Pattern NO_CODE =
            Pattern.compile("/\\*.*?\\*/|//[^\\n]*|\"(?:[^\"\\\\\\n]|\\\\.)*\"", Pattern.DOTALL);
    private static final Pattern TAG = Pattern.compile("@[\\w.]*Tag\\(\"(engine|system|cloud)\"\\)");

    @Test
    void whatOpensTablesIsTagged() {
        List<String> untagged = new ArrayList<>();
        for (Module module : Module.all()) {
            Map<String, String> sources = sources(module.folder().resolve("src/test/java"));
            Map<String, Set<String>> names = new HashMap<>();
            sources.forEach((name, source) -> names.put(name, names(source)));
            sources.forEach((name, source) -> {
                if (name.matches(".*(Test|Properties|IT)")
                        && !TAG.matcher(source).find()
                        && reaches(name, names, new HashSet<>())) {
                    untagged.add(module.name() + " " + name);
                }
            });
        }
        assertThat(untagged)
                .as("tests that open tables or more: give them @Tag(\"engine\") or @Tag(\"system\")")
                .isEmpty();
    }

    @Test
    void followsWhatATestUses() {
        Map<String, Set<String>> names = Map.of(
                "QuietTest", names("class QuietTest { // MemoryTables\n String s = \"LocalCloud\"; }"),
                "StoreTest", names("class StoreTest { Fixture f; }"),
                "Fixture", names("class Fixture { MemoryTables tables; }"));
        assertThat(reaches("QuietTest", names, new HashSet<>())).isFalse();
        assertThat(reaches("StoreTest", names, new HashSet<>())).isTrue();
    }

    private static boolean reaches(String name, Map<String, Set<String>> names, Set<String> seen) {
        if (!seen.add(name)) {
            return false;
        }
        return names.getOrDefault(name, Set.of()).stream()
                .anyMatch(used -> SLOW.contains(used)
                        || used.endsWith(STUDY)
                        || names.containsKey(used) && reaches(used, names, seen));
    }

    private static Set<String> names(String source) {
        return NAME.matcher(NO_CODE.matcher(source).replaceAll(" "))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    private static Map<String, String> sources(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Map.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            Map<String, String> sources = new HashMap<>();
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".java")).toList()) {
                String name = file.getFileName().toString().replace(".java", "");
                sources.put(name, Files.readString(file));
            }
            return sources;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
