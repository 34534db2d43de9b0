package dev.backroom.reviews.words;

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

/**
 * A lexicon as people write it. {@code [section]} begins a section; {@code kind: phrase, phrase} adds phrases under a kind;
 * a line without a colon adds them under none; {@code #} begins a comment.
 *
 * @param sections section to kind to phrases, in the order of the file
 */
record LexiconFile(Map<String, Map<String, List<String>>> sections) {
    static LexiconFile read(String name) {
        try (InputStream in = LexiconFile.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the lexicon " + name + " is not packaged");
            }
            return of(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static LexiconFile of(List<String> lines) {
        Map<String, Map<String, List<String>>> sections = new LinkedHashMap<>();
        String section = "";
        for (String line : lines) {
            String text = line.strip();
            if (text.isEmpty() || text.startsWith("#")) {
                continue;
            }
            if (text.startsWith("[") && text.endsWith("]")) {
                section = text.substring(1, text.length() - 1);
                continue;
            }
            int colon = text.indexOf(':');
            sections.computeIfAbsent(section, name -> new LinkedHashMap<>())
                    .computeIfAbsent(colon < 0 ? "" : text.substring(0, colon).strip(), kind -> new ArrayList<>())
                    .addAll(Arrays.stream(text.substring(colon + 1).split("[,，]"))
                            .map(String::strip)
                            .filter(phrase -> !phrase.isEmpty())
                            .toList());
        }
        return new LexiconFile(sections);
    }

    /** The phrases of a section, whatever their kind. */
    List<String> phrases(String section) {
        return kinds(section).values().stream().flatMap(List::stream).toList();
    }

    Map<String, List<String>> kinds(String section) {
        return sections.getOrDefault(section, Map.of());
    }
}
