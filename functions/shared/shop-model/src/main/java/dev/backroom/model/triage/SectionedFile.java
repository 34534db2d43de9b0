package dev.backroom.model.triage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A data file as people write it: {@code [section]} begins a section, {@code #} at the start of a line a comment, every other
 * line is kept whole. A line {@code source: …} says where the section's facts come from and is no content.
 *
 * @param sections lines by section, in the order of the file; what stands before the first section is under ""
 */
record SectionedFile(Map<String, List<String>> sections) {
    private static final String SOURCE = "source:";

    /** @return empty where no such file is packaged */
    static Optional<SectionedFile> find(String name) {
        try (InputStream in = SectionedFile.class.getResourceAsStream(name)) {
            if (in == null) {
                return Optional.empty();
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            return Optional.of(of(reader.lines().toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SectionedFile read(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException(name + " is not packaged"));
    }

    static SectionedFile of(List<String> lines) {
        Map<String, List<String>> sections = new LinkedHashMap<>();
        String section = "";
        for (String line : lines) {
            String text = line.strip();
            if (text.isEmpty() || text.startsWith("#")) {
                continue;
            }
            if (text.startsWith("[") && text.endsWith("]")) {
                section = text.substring(1, text.length() - 1);
                sections.putIfAbsent(section, new ArrayList<>());
            } else {
                sections.computeIfAbsent(section, name -> new ArrayList<>()).add(text);
            }
        }
        return new SectionedFile(sections);
    }

    /** The content lines of a section. */
    List<String> lines(String section) {
        return all(section).filter(line -> !line.startsWith(SOURCE)).toList();
    }

    /** The comma-separated entries of a section. */
    List<String> entries(String section) {
        return lines(section).stream().flatMap(SectionedFile::split).toList();
    }

    /** What stands behind {@code key:} in a section. */
    Optional<String> value(String section, String key) {
        return all(section)
                .filter(line -> line.startsWith(key + ":"))
                .map(line -> line.substring(key.length() + 1).strip())
                .findFirst();
    }

    List<String> values(String section, String key) {
        return value(section, key).stream().flatMap(SectionedFile::split).toList();
    }

    static Stream<String> split(String line) {
        return Arrays.stream(line.split(",")).map(String::strip).filter(text -> !text.isEmpty());
    }

    private Stream<String> all(String section) {
        return sections.getOrDefault(section, List.of()).stream();
    }
}
