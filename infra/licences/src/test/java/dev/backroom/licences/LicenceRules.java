package dev.backroom.licences;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Which components of a CycloneDX list may be used: those that offer at least one licence that is accepted. Several licences of
 * a component are a choice, as in Maven's own descriptions.
 */
final class LicenceRules {
    private static final Pattern OR = Pattern.compile("\\s+OR\\s+");
    private static final Pattern AND = Pattern.compile("\\s+AND\\s+");

    private final Set<String> accepted;
    private final Properties names;
    private final Properties stated;

    private LicenceRules(Set<String> accepted, Properties names, Properties stated) {
        this.accepted = accepted;
        this.names = names;
        this.stated = stated;
    }

    /** The project's own rules. */
    static LicenceRules read() {
        return new LicenceRules(
                properties("accepted.properties").stringPropertyNames(),
                lowerCase(properties("names.properties")),
                properties("stated.properties"));
    }

    /** @return a line for each component that must not be used, with what it says about its licence */
    List<String> violations(JsonNode bom) {
        List<String> violations = new ArrayList<>();
        for (JsonNode component : bom.path("components")) {
            String name = component.path("group").asText() + ":"
                    + component.path("name").asText();
            List<String> licences = licences(component);
            boolean fine = name.startsWith("dev.backroom:")
                    || stated.containsKey(name)
                    || licences.stream().anyMatch(this::isAccepted);
            if (!fine) {
                violations.add(name + ":" + component.path("version").asText() + " is under " + licences);
            }
        }
        return violations;
    }

    private static List<String> licences(JsonNode component) {
        return StreamSupport.stream(component.path("licenses").spliterator(), false)
                .map(LicenceRules::licence)
                .toList();
    }

    private static String licence(JsonNode entry) {
        if (entry.has("expression")) {
            return entry.path("expression").asText();
        }
        JsonNode licence = entry.path("license");
        return licence.path(licence.has("id") ? "id" : "name").asText();
    }

    private boolean isAccepted(String licence) {
        String known = names.getProperty(licence.strip().toLowerCase(Locale.ROOT), licence.strip());
        return OR.splitAsStream(known.replaceAll("[()]", ""))
                .anyMatch(choice -> AND.splitAsStream(choice).allMatch(part -> accepted.contains(part.strip())));
    }

    private static Properties lowerCase(Properties properties) {
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(
                        name -> name.toLowerCase(Locale.ROOT),
                        properties::getProperty,
                        (first, second) -> first,
                        Properties::new));
    }

    private static Properties properties(String file) {
        Properties properties = new Properties();
        try (InputStream in = LicenceRules.class.getResourceAsStream("/" + file)) {
            if (in == null) {
                throw new IllegalStateException("no " + file);
            }
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
