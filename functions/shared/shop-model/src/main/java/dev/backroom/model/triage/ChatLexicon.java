package dev.backroom.model.triage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/** One language's ways to ask. Immutable once read. */
final class ChatLexicon {
    /** How far a negation reaches, in words, and in characters where words are not parted. */
    private static final int REACH = 3;

    private static final int REACH_CHARACTERS = 5;
    /** Verbs take their negation at the end, behind what they are joined by. */
    private static final int REACH_BEHIND = 9;

    private static final int SHORTEST_MISSPELT = 5;
    private static final Map<String, Intent> SECTIONS = Map.of(
            "cancel", Intent.CANCEL,
            "change-address", Intent.CHANGE_ADDRESS,
            "change-item", Intent.CHANGE_ITEM,
            "delivery-wish", Intent.DELIVERY_WISH);

    private final String language;
    private final boolean spaced;
    private final boolean accentsTell;
    private final Forms plain;
    private final Forms accented;

    /** The phrases in one way of writing. */
    private record Forms(
            Map<Intent, List<ChatPattern>> intents,
            List<ChatPattern> before,
            List<ChatPattern> after,
            List<ChatPattern> nothing,
            List<ChatPattern> innocent,
            Set<String> please,
            Set<String> filler,
            Set<String> words,
            Spelling spelling) {}

    /**
     * A phrase in a clause.
     *
     * @param negated the message says not to
     * @param words which words of the clause it takes, so that languages with different spellings agree where it is
     * @param letters which characters it takes; empty where words are parted
     */
    record Hit(Intent intent, Wish.Evidence evidence, boolean negated, int clause, Span words, Optional<Span> letters) {
        String language() {
            return evidence.language();
        }

        boolean overlaps(Hit other) {
            if (clause != other.clause) {
                return false;
            }
            if (letters.isPresent() && other.letters.isPresent()) {
                return letters.get().overlaps(other.letters.get());
            }
            return words.overlaps(other.words);
        }
    }

    /** @param to behind the last */
    record Span(int from, int to) {
        boolean overlaps(Span other) {
            return from < other.to && other.from < to;
        }
    }

    ChatLexicon(String language, SectionedFile file) {
        this.language = language;
        this.spaced = !file.value("", "words").orElse("").equals("unspaced");
        this.accentsTell = file.value("", "accents").orElse("").equals("tell");
        this.plain = forms(file, Plain::bare);
        this.accented = accentsTell ? forms(file, Plain::text) : plain;
    }

    String language() {
        return language;
    }

    /** How many words of a message this language knows, slang and misspellings not counted. */
    int known(List<String> clauses) {
        if (!spaced) {
            return clauses.stream().anyMatch(clause -> clause.codePoints().anyMatch(ChatLexicon::isOwnLetter))
                    ? Integer.MAX_VALUE
                    : 0;
        }
        return (int) clauses.stream()
                .flatMap(clause -> Arrays.stream(Plain.bare(clause).strip().split(" ")))
                .filter(plain.words()::contains)
                .count();
    }

    /** Every phrase in the clauses of a message, negated or not. */
    List<Hit> in(List<String> clauses) {
        boolean asWritten = accentsTell
                && clauses.stream()
                        .anyMatch(clause -> !Plain.bare(clause).strip().equals(clause.strip()));
        Forms forms = asWritten ? accented : plain;
        UnaryOperator<String> form = asWritten ? UnaryOperator.identity() : Plain::bare;
        List<Hit> hits = new ArrayList<>();
        for (int i = 0; i < clauses.size(); i++) {
            String clause = " " + form.apply(clauses.get(i)).strip() + " ";
            if (spaced) {
                in(forms.spelling().corrected(clause), i, forms, hits);
            } else if (clause.codePoints().anyMatch(ChatLexicon::isOwnLetter)) {
                in(clause, i, forms, hits);
            }
        }
        return hits;
    }

    /** A clause in Latin letters alone is another language's, though this one borrows "cancel". */
    private static boolean isOwnLetter(int c) {
        return Character.isLetter(c) && Character.UnicodeScript.of(c) != Character.UnicodeScript.LATIN;
    }

    private void in(String clause, int number, Forms forms, List<Hit> hits) {
        Set<String> words = new HashSet<>(Arrays.asList(clause.strip().split(" ")));
        forms.intents()
                .forEach((intent, patterns) -> patterns.stream()
                        .filter(pattern -> pattern.mayBeIn(clause, words))
                        .forEach(pattern -> asked(clause, number, forms, intent, pattern, hits)));
        forms.nothing().stream()
                .filter(pattern -> pattern.mayBeIn(clause, words))
                .forEach(pattern -> {
                    Matcher matcher = pattern.in(clause);
                    while (matcher.find()) {
                        hits.add(hit(Intent.NONE, pattern, matcher, clause, number, true));
                    }
                });
    }

    private void asked(String clause, int number, Forms forms, Intent intent, ChatPattern pattern, List<Hit> hits) {
        Matcher matcher = pattern.in(clause);
        int from = 0;
        while (matcher.find(from)) {
            boolean negated = isNegated(clause, matcher.start(), matcher.end(), forms);
            hits.add(hit(intent, pattern, matcher, clause, number, negated));
            from = matcher.start() + 1;
        }
    }

    private Hit hit(Intent intent, ChatPattern pattern, Matcher matcher, String clause, int number, boolean negated) {
        int start = spaced ? matcher.start() + 1 : matcher.start();
        int end = spaced ? matcher.end() - 1 : matcher.end();
        return new Hit(
                intent,
                new Wish.Evidence(language, pattern.text(), matcher.group().strip()),
                negated,
                number,
                new Span(word(clause, start), word(clause, end) + 1),
                spaced ? Optional.empty() : Optional.of(new Span(start, end)));
    }

    /** The number of the word that a character stands in. */
    private static int word(String clause, int at) {
        return (int) clause.substring(1, Math.max(1, at))
                .chars()
                .filter(c -> c == ' ')
                .count();
    }

    private boolean isNegated(String clause, int start, int end, Forms forms) {
        String front = without(forms.innocent(), reachBefore(clause, start, forms));
        String behind = reachAfter(clause, end);
        return forms.before().stream().anyMatch(word -> word.in(front).find())
                || forms.after().stream().anyMatch(word -> word.in(behind).find());
    }

    /** "Not on purpose" is no negation of what follows. */
    private static String without(List<ChatPattern> innocent, String text) {
        String left = text;
        for (ChatPattern pattern : innocent) {
            left = pattern.in(left).replaceAll("  ");
        }
        return left;
    }

    /** The words in front that a negation may stand in, fillers not counted; a "please" between begins anew. */
    private String reachBefore(String clause, int start, Forms forms) {
        if (!spaced) {
            // Words are not parted, but sayings are: "my husband objects" is no negation of "cancel it then".
            int saying = clause.lastIndexOf(' ', start - 1) + 1;
            return clause.substring(Math.max(saying, start - REACH_CHARACTERS), start);
        }
        String[] words = clause.substring(0, start + 1).strip().split(" ");
        StringBuilder reach = new StringBuilder(" ");
        int counted = 0;
        for (int i = words.length - 1; i >= 0 && counted < REACH; i--) {
            if (forms.please().contains(words[i])) {
                break;
            }
            reach.insert(0, " " + words[i]);
            counted += forms.filler().contains(words[i]) ? 0 : 1;
        }
        return reach.toString();
    }

    private String reachAfter(String clause, int end) {
        if (!spaced) {
            return clause.substring(end, Math.min(clause.length(), end + REACH_BEHIND));
        }
        String[] words = clause.substring(end - 1).strip().split(" ", REACH + 1);
        return " " + String.join(" ", List.of(words).subList(0, Math.min(REACH, words.length))) + " ";
    }

    private Forms forms(SectionedFile file, UnaryOperator<String> form) {
        Set<String> please = new HashSet<>();
        file.entries("please").forEach(word -> please.add(form.apply(word)));
        Set<String> filler = new HashSet<>(please);
        file.entries("filler").forEach(word -> filler.add(form.apply(word)));
        Map<Intent, List<ChatPattern>> intents = new EnumMap<>(Intent.class);
        Set<String> words = new HashSet<>();
        SECTIONS.forEach((section, intent) -> {
            List<ChatPattern> patterns = patterns(file, section, filler, form);
            patterns.forEach(pattern -> words.addAll(pattern.spellings(SHORTEST_MISSPELT)));
            intents.put(intent, patterns);
        });
        Map<String, String> slang = new HashMap<>();
        file.lines("slang").forEach(line -> {
            int colon = line.indexOf(':');
            SectionedFile.split(line.substring(colon + 1))
                    .forEach(word -> slang.put(
                            form.apply(word),
                            form.apply(line.substring(0, colon).strip())));
        });
        List<ChatPattern> nothing = patterns(file, "nothing", filler, form);
        nothing.forEach(pattern -> words.addAll(pattern.spellings(SHORTEST_MISSPELT)));
        List<ChatPattern> before = patterns(file, "not", filler, form);
        Set<String> all = new HashSet<>(filler);
        Stream.concat(intents.values().stream().flatMap(List::stream), Stream.concat(before.stream(), nothing.stream()))
                .forEach(pattern -> all.addAll(pattern.spellings(1)));
        return new Forms(
                intents,
                before,
                patterns(file, "not-after", filler, form),
                nothing,
                patterns(file, "innocent", filler, form),
                please,
                filler,
                all,
                new Spelling(words, slang));
    }

    private List<ChatPattern> patterns(
            SectionedFile file, String section, Set<String> filler, UnaryOperator<String> form) {
        return file.entries(section).stream()
                .map(text -> new ChatPattern(text, spaced, filler, form))
                .toList();
    }
}
