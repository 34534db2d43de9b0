package dev.backroom.model.triage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which postal codes a region has. A line names the region in all its spellings and the beginnings of its codes:
 * {@code California, CA: 900-961}.
 */
final class PostalRegions {
    private record Span(String from, String to) {
        boolean holds(String code) {
            if (code.length() < from.length()) {
                return false;
            }
            String start = code.substring(0, from.length());
            return start.compareTo(from) >= 0 && start.compareTo(to) <= 0;
        }
    }

    private final Map<String, List<Span>> spans = new HashMap<>();
    private final boolean byLetters;

    /** @param byLetters whether a beginning is all letters up to the first digit, as in Britain */
    PostalRegions(List<String> lines, boolean byLetters) {
        this.byLetters = byLetters;
        for (String line : lines) {
            int colon = line.lastIndexOf(':');
            if (colon < 0) {
                throw new IllegalStateException("a region without codes: " + line);
            }
            List<Span> codes = SectionedFile.split(line.substring(colon + 1))
                    .map(PostalRegions::span)
                    .toList();
            SectionedFile.split(line.substring(0, colon))
                    .forEach(name -> spans.computeIfAbsent(Plain.name(name), n -> new ArrayList<>())
                            .addAll(codes));
        }
    }

    /**
     * Whether the code can lie in the areas named.
     *
     * @param code without blanks and signs, capitals
     * @return true also where no area is known: what nobody knows is not wrong
     */
    boolean agree(String code, List<String> areas) {
        String shown = byLetters ? letters(code) : code;
        List<List<Span>> known = areas.stream()
                .map(Plain::name)
                .filter(spans::containsKey)
                .map(name -> spans.getOrDefault(name, List.of()))
                .toList();
        return known.isEmpty()
                || known.stream().anyMatch(region -> region.stream().anyMatch(span -> holds(span, shown)));
    }

    private boolean holds(Span span, String code) {
        return byLetters ? span.from().equals(code) : span.holds(code);
    }

    private static String letters(String code) {
        int end = 0;
        while (end < code.length() && Character.isLetter(code.charAt(end))) {
            end++;
        }
        return code.substring(0, end);
    }

    private static Span span(String text) {
        String[] ends = text.split("-", 2);
        if (ends.length == 2 && ends[0].length() != ends[1].length()) {
            throw new IllegalStateException("a span of unequal lengths: " + text);
        }
        return new Span(ends[0], ends[ends.length - 1]);
    }
}
