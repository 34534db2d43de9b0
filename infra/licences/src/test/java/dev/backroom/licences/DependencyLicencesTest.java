package dev.backroom.licences;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Every dependency of every module, tests included, by CycloneDX's list. The list is made at the root of an online build of
 * all modules; an offline one checks the last that was made.
 */
class DependencyLicencesTest {
    private static final Path LIST = Path.of(System.getProperty("backroom.root", "../.."), "target", "licences.json");

    private final JsonNode bom = read();

    @Test
    void everyDependencyIsUnderAnOpenLicence() {
        assertThat(LicenceRules.read().violations(bom)).isEmpty();
    }

    @Test
    void noDependencyCameWithDynamoDbLocal() {
        assertThat(names())
                .noneMatch(name -> name.startsWith("software.amazon.dynamodb:")
                        || name.startsWith("com.almworks.sqlite4java:")
                        || name.startsWith("org.antlr:")
                        || name.startsWith("software.amazon.awssdk:pinpoint")
                        || name.startsWith("software.amazon.awssdk:cognitoidentity:"));
    }

    @Test
    void theListIsOfAllModules() {
        assertThat(names())
                .anyMatch(name -> name.startsWith("org.rocksdb:rocksdbjni:"))
                .anyMatch(name -> name.startsWith("org.elasticmq:"))
                .anyMatch(name -> name.startsWith("org.openjdk.jmh:"))
                .anyMatch(name -> name.startsWith("com.microsoft.playwright:"));
    }

    private List<String> names() {
        return bom.path("components")
                .valueStream()
                .map(component -> component.path("group").asText() + ":"
                        + component.path("name").asText() + ":"
                        + component.path("version").asText())
                .toList();
    }

    private static JsonNode read() {
        try {
            return new ObjectMapper().readTree(LIST.toFile());
        } catch (IOException e) {
            throw new IllegalStateException(
                    "No list of dependencies in " + LIST + "; build all modules online once", e);
        }
    }
}
