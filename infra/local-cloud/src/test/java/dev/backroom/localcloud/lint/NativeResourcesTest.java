package dev.backroom.localcloud.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A native image holds the resources that its configuration names and no others; on the JVM nobody would notice. */
final class NativeResourcesTest {
    private static final Path FUNCTIONS = Path.of(System.getProperty("backroom.root", "../.."), "functions");
    private static final String RESOURCES = "src/main/resources";

    /** What Quarkus takes into the image by itself. */
    private static final Pattern BUILT_IN = Pattern.compile("application\\.yaml|META-INF/.*");

    @Test
    void everyResourceOfAFunction_isInItsImage() {
        List<Path> modules = modules();
        assertThat(modules).hasSizeGreaterThan(8);
        int resources = 0;
        for (Path module : modules) {
            List<Pattern> registered = registered(module);
            for (String resource : resources(module)) {
                resources++;
                assertThat(registered)
                        .as("%s of %s", resource, module.getFileName())
                        .anyMatch(pattern -> pattern.matcher(resource).matches());
            }
        }
        assertThat(resources).isGreaterThan(40);
    }

    @Test
    void everyPattern_registersSomethingThatIsThere() {
        for (Path module : modules()) {
            List<String> there = new ArrayList<>(resources(module));
            there.addAll(phoneMetadata());
            for (Pattern pattern : registered(module)) {
                assertThat(there)
                        .as("%s of %s", pattern, module.getFileName())
                        .anyMatch(resource -> pattern.matcher(resource).matches());
            }
        }
    }

    @Test
    void everyRegionsTelephoneNumbers_canBeReadByTheOrderDesk() {
        List<Pattern> registered = registered(FUNCTIONS.resolve("order-desk"));
        assertThat(phoneMetadata()).hasSizeGreaterThan(200).allSatisfy(resource -> {
            assertThat(PhoneNumberUtil.class.getResource("/" + resource))
                    .as(resource)
                    .isNotNull();
            assertThat(registered)
                    .as(resource)
                    .anyMatch(pattern -> pattern.matcher(resource).matches());
        });
    }

    private static List<String> phoneMetadata() {
        PhoneNumberUtil phones = PhoneNumberUtil.getInstance();
        return Stream.of(phones.getSupportedRegions(), phones.getSupportedGlobalNetworkCallingCodes())
                .flatMap(Collection::stream)
                .map(of -> "com/google/i18n/phonenumbers/data/PhoneNumberMetadataProto_" + of)
                .toList();
    }

    private static List<Path> modules() {
        return walk(FUNCTIONS, 3).stream()
                .filter(path -> path.endsWith("pom.xml"))
                .map(Path::getParent)
                .toList();
    }

    private static List<String> resources(Path module) {
        Path root = module.resolve(RESOURCES);
        return walk(root, Integer.MAX_VALUE).stream()
                .filter(Files::isRegularFile)
                .map(file -> root.relativize(file).toString().replace('\\', '/'))
                .filter(name -> !BUILT_IN.matcher(name).matches())
                .toList();
    }

    private static List<Pattern> registered(Path module) {
        List<Pattern> patterns = new ArrayList<>();
        for (Path file : walk(module.resolve(RESOURCES), Integer.MAX_VALUE)) {
            if (file.endsWith("resource-config.json")) {
                for (JsonNode include : read(file).path("resources").path("includes")) {
                    patterns.add(Pattern.compile(include.path("pattern").asText()));
                }
            }
        }
        return patterns;
    }

    private static JsonNode read(Path file) {
        try {
            return new ObjectMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> walk(Path root, int depth) {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(root, depth)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
