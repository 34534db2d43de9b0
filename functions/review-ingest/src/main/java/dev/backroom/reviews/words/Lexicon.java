package dev.backroom.reviews.words;

import dev.backroom.model.review.Aspect;
import dev.backroom.model.review.Mention;
import dev.backroom.model.review.Polarity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The phrases of one language, ready to be found. */
final class Lexicon {
    /** A rule holds where all of its parts stand in one clause. Without a polarity the clause decides. */
    private record Rule(Aspect aspect, Optional<Polarity> polarity, List<Integer> parts, String text) {}

    private static final String ASPECT = "aspect ";
    private static final String NOTHING = "nothing";
    /** How far a negation reaches, in characters. */
    private static final int REACH = 18;

    private static final int REACH_HAN = 3;

    private final Normaliser normaliser;
    /** Leaves slang as it stands: a borrowed word may be slang for one that tells the language. */
    private final Normaliser spelling;

    private final Phrases phrases = new Phrases();
    private final List<Rule> rules = new ArrayList<>();
    private final Map<Integer, Integer> feeling = new HashMap<>();
    private final Set<Integer> negations = new HashSet<>();
    private final Set<Integer> turns = new HashSet<>();
    private final Set<String> marks = new HashSet<>();
    private final Set<Integer> used = new HashSet<>();

    /** @param doubles whether the language writes letters twice */
    Lexicon(LexiconFile file, boolean doubles) {
        Map<String, String> slang = new HashMap<>();
        file.kinds("slang").forEach((meaning, words) -> words.forEach(word -> slang.put(word, meaning)));
        this.normaliser = new Normaliser(slang, doubles);
        this.spelling = new Normaliser(Map.of(), doubles);
        file.phrases("marks").forEach(marks::add);
        slang.forEach((word, meaning) -> {
            if (marks.contains(meaning)) {
                marks.add(word);
            }
        });
        file.phrases("borrowed").forEach(marks::remove);
        file.phrases("good").forEach(word -> feeling.put(add(word), 1));
        file.phrases("bad").forEach(word -> feeling.put(add(word), -1));
        file.phrases("negation").forEach(word -> negations.add(add(word)));
        file.phrases("but").forEach(word -> turns.add(add(word)));
        file.phrases(NOTHING).forEach(word -> used.add(add(word)));
        file.sections().keySet().stream()
                .filter(section -> section.startsWith(ASPECT))
                .forEach(section -> addAspect(section.substring(ASPECT.length()), file.kinds(section)));
        phrases.seal();
    }

    List<String> clauses(String text) {
        return normaliser.clauses(text).stream()
                .flatMap(clause -> parted(clause).stream())
                .toList();
    }

    /** How many words of the text only this language has. */
    int marks(String text) {
        return (int) spelling.clauses(text).stream()
                .flatMap(clause -> Arrays.stream(clause.split(" ")))
                .filter(marks::contains)
                .count();
    }

    /** How many phrases of this lexicon the clauses hold. */
    int known(List<String> clauses) {
        return clauses.stream().mapToInt(clause -> phrases.in(clause).size()).sum();
    }

    /** The remarks of one clause. */
    List<Mention> mentions(String clause, Polarity otherwise) {
        List<Phrases.Hit> hits = longest(phrases.in(clause));
        Set<Integer> found = new HashSet<>();
        hits.forEach(hit -> found.add(hit.phrase()));
        Polarity ofClause = polarity(clause).orElse(otherwise);
        List<Mention> mentions = new ArrayList<>();
        for (Rule rule : rules) {
            if (found.containsAll(rule.parts())) {
                mentions.add(new Mention(rule.aspect(), rule.polarity().orElse(ofClause), rule.text()));
            }
        }
        return mentions;
    }

    /** What the feeling of a clause is; empty where its words are in balance or say nothing. */
    Optional<Polarity> polarity(String clause) {
        List<Phrases.Hit> hits = phrases.in(clause);
        List<Phrases.Hit> felt = longest(
                hits.stream().filter(hit -> feeling.containsKey(hit.phrase())).toList());
        int sum = 0;
        for (Phrases.Hit hit : felt) {
            boolean negated = hits.stream().anyMatch(other -> negates(clause, other, hit));
            sum += (negated ? -1 : 1) * feeling.getOrDefault(hit.phrase(), 0);
        }
        return sum == 0 ? Optional.empty() : Optional.of(sum > 0 ? Polarity.GOOD : Polarity.BAD);
    }

    private boolean negates(String clause, Phrases.Hit negation, Phrases.Hit word) {
        if (!negations.contains(negation.phrase()) || negation.start() >= word.start()) {
            return false;
        }
        int reach = Normaliser.isHan(clause.substring(negation.start(), negation.end())) ? REACH_HAN : REACH;
        return word.start() - negation.end() <= reach;
    }

    /** A hit inside a longer one says nothing of its own: "full price" is not about fullness. */
    private List<Phrases.Hit> longest(List<Phrases.Hit> hits) {
        return hits.stream()
                .filter(hit -> feeling.containsKey(hit.phrase()) || used.contains(hit.phrase()))
                .filter(hit -> hits.stream()
                        .noneMatch(other -> used.contains(other.phrase())
                                && other.end() - other.start() > hit.end() - hit.start()
                                && other.start() <= hit.start()
                                && other.end() >= hit.end()))
                .toList();
    }

    private List<String> parted(String clause) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (Phrases.Hit hit : phrases.in(clause)) {
            if (turns.contains(hit.phrase()) && hit.start() >= from) {
                parts.add(clause.substring(from, hit.start()) + " ");
                from = Math.max(from, hit.end() - 1);
                if (Normaliser.isHan(clause.substring(hit.start(), hit.end()))) {
                    from = hit.end();
                }
            }
        }
        String last = clause.substring(from);
        parts.add(last.startsWith(" ") ? last : " " + last);
        return parts.stream().filter(part -> !part.isBlank()).toList();
    }

    private void addAspect(String code, Map<String, List<String>> kinds) {
        Aspect aspect = Aspect.of(code).orElseThrow(() -> new IllegalStateException("no aspect " + code));
        kinds.forEach((kind, texts) -> {
            Optional<Polarity> polarity = switch (kind) {
                case "any" -> Optional.empty();
                case "good" -> Optional.of(Polarity.GOOD);
                case "bad" -> Optional.of(Polarity.BAD);
                default -> throw new IllegalStateException("aspect " + code + ": no kind " + kind);
            };
            for (String text : texts) {
                List<Integer> parts = Arrays.stream(text.split("&"))
                        .map(part -> add(part.strip()))
                        .toList();
                used.addAll(parts);
                rules.add(new Rule(aspect, polarity, parts, text));
            }
        });
    }

    private int add(String phrase) {
        return phrases.add(normaliser.phrase(phrase));
    }
}
