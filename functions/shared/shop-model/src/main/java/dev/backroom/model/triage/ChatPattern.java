package dev.backroom.model.triage;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A phrase of a lexicon. Blanks part its words; {@code a/b} stands for either word, {@code a_b/c} for two words or one,
 * {@code word*} for any word that begins so, {@code …} for up to {@link #GAP} words between (or {@link #GAP_CHARACTERS}
 * characters where words are not parted). Made ready on first use: a message needs few of the thousands there are.
 */
final class ChatPattern {
    static final int GAP = 4;
    static final int GAP_CHARACTERS = 10;

    private final String text;
    private final boolean spaced;
    private final Collection<String> filler;
    private final UnaryOperator<String> form;
    private final List<String> beginnings;
    private volatile @Nullable Pattern ready;

    /**
     * A phrase as the lexicon has it.
     *
     * @param filler words that may stand anywhere between the others, in their form
     * @param form how the language's words are written for comparison
     */
    ChatPattern(String text, boolean spaced, Collection<String> filler, UnaryOperator<String> form) {
        this.text = text;
        this.spaced = spaced;
        this.filler = filler;
        this.form = form;
        this.beginnings = Stream.of(slots().getFirst().split("/"))
                .map(word -> spaced ? word.split("_", 2)[0] : word)
                .map(word -> word.endsWith("*") ? word : form.apply(word))
                .toList();
    }

    String text() {
        return text;
    }

    /**
     * Whether it is worth looking for.
     *
     * @param words of the clause; unused where words are not parted
     */
    boolean mayBeIn(String clause, Set<String> words) {
        for (String beginning : beginnings) {
            boolean open = beginning.endsWith("*");
            if (open
                    ? clause.contains(form.apply(beginning.substring(0, beginning.length() - 1)))
                    : spaced ? words.contains(beginning) : clause.contains(beginning)) {
                return true;
            }
        }
        return false;
    }

    Matcher in(CharSequence clause) {
        Pattern pattern = ready;
        if (pattern == null) {
            pattern = compiled();
            ready = pattern;
        }
        return pattern.matcher(clause);
    }

    /** The words of the phrase that are long enough to be misspelt recognisably. */
    List<String> spellings(int shortest) {
        return Arrays.stream(text.split("[ _/…]+"))
                .filter(word -> !word.endsWith("*") && word.length() >= shortest)
                .map(form)
                .toList();
    }

    private List<String> slots() {
        return Arrays.asList(text.replace("…", " … ").strip().split(" +"));
    }

    private Pattern compiled() {
        String between = between();
        StringBuilder regex = new StringBuilder(spaced ? " " : "");
        boolean joined = false;
        for (String slot : slots()) {
            if (slot.equals("…")) {
                regex.append(spaced ? "(?:[^ ]+ ){0," + GAP + "}?" : ".{0," + GAP_CHARACTERS + "}?");
                joined = false;
                continue;
            }
            regex.append(joined ? between : "").append(alternatives(slot)).append(spaced ? " " : "");
            joined = true;
        }
        return Pattern.compile(regex.toString());
    }

    private String alternatives(String slot) {
        return Arrays.stream(slot.split("/"))
                .map(word -> spaced ? word.replace('_', ' ') : word)
                .map(word -> word.endsWith("*")
                        ? Pattern.quote(form.apply(word.substring(0, word.length() - 1))) + (spaced ? "[^ ]*" : "")
                        : Pattern.quote(form.apply(word)))
                .collect(Collectors.joining("|", "(?:", ")"));
    }

    private String between() {
        if (!spaced) {
            return " ?";
        }
        return filler.isEmpty()
                ? ""
                : filler.stream().map(Pattern::quote).collect(Collectors.joining("|", "(?:(?:", ") )*"));
    }
}
