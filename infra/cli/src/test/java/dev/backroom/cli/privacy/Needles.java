package dev.backroom.cli.privacy;

import dev.backroom.simulator.books.BuyerFacts;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds any of many texts in a text, whatever its letters' case, in one pass: by their first four characters, then whole.
 * A given or family name alone is common, so it counts only where it is a whole value.
 */
final class Needles {
    private static final int GRAM = 4;

    /** @param kind such as {@code phone}; @param whole not between two letters or digits */
    private record Needle(String kind, String text, boolean whole) {}

    private final Map<Long, List<Needle>> byGram = new HashMap<>();

    static Needles of(BuyerFacts facts) {
        Needles needles = new Needles();
        facts.names().forEach(name -> needles.add("name", name, false));
        facts.givenNames().forEach(name -> needles.add("given name", '"' + name + '"', false));
        facts.familyNames().forEach(name -> needles.add("family name", '"' + name + '"', false));
        facts.streets().forEach(street -> needles.add("address", street, true));
        facts.messages().forEach(message -> needles.add("message", message, false));
        // A label shows all of it, and so does its address to whoever has it: as a document, in base 64, and as a link.
        List.of("%PDF-", "JVBERi0", "SHIPPING_LABEL.pdf").forEach(label -> needles.add("label", label, false));
        for (String phone : facts.phones()) {
            needles.add("phone", phone, false);
            String digits = phone.replaceAll("\\D", "");
            needles.add("phone", digits, true);
            needles.add("phone", phone.replaceAll("^\\(\\+\\d+\\)", ""), true);
        }
        return needles;
    }

    private void add(String kind, String text, boolean whole) {
        Set<String> forms = new TreeSet<>(List.of(
                folded(text),
                folded(URLEncoder.encode(text, StandardCharsets.UTF_8)),
                folded(text.replace("\"", "\\\""))));
        for (String folded : forms) {
            if (folded.length() < GRAM) {
                throw new IllegalArgumentException("a " + kind + " is too short to be looked for");
            }
            byGram.computeIfAbsent(gram(folded, 0), key -> new ArrayList<>()).add(new Needle(kind, folded, whole));
        }
    }

    /** What kinds of needles are in a text; empty where there is none. */
    Set<String> in(String text) {
        Set<String> found = new TreeSet<>();
        String folded = folded(text);
        for (int at = 0; at + GRAM <= folded.length(); at++) {
            for (Needle needle : byGram.getOrDefault(gram(folded, at), List.of())) {
                if (folded.startsWith(needle.text(), at) && (!needle.whole() || standsAlone(folded, at, needle))) {
                    found.add(needle.kind());
                }
            }
        }
        return found;
    }

    private static boolean standsAlone(String text, int at, Needle needle) {
        int end = at + needle.text().length();
        boolean before = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
        return before && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)));
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    private static long gram(String text, int at) {
        long gram = 0;
        for (int i = at; i < at + GRAM; i++) {
            gram = gram << Character.SIZE | text.charAt(i);
        }
        return gram;
    }
}
