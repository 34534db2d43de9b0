package dev.backroom.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words that are not used, from the second table of docs/glossary.md: {@code | not | but | where |}. */
final class Words {
    private static final Pattern ROW =
            Pattern.compile("^\\| *`([^`]+)` *\\| *([^|]+?) *\\| *(names|texts|names, texts) *\\|$");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    /** Of DynamoDB, with names of attributes in it. */
    private static final Pattern EXPRESSION = Pattern.compile("= :|attribute_(not_)?exists");

    private static final Pattern PART = Pattern.compile("[A-Z]+(?![a-z])|[A-Z][a-z0-9]*");

    private final List<Rule> rules;

    private Words(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** @param instead what is said now */
    private record Rule(String word, String instead, boolean inNames, boolean inTexts) {
        private Pattern pattern() {
            return Pattern.compile("(?<![\\w-])" + Pattern.quote(word) + "(?![\\w-])", Pattern.CASE_INSENSITIVE);
        }
    }

    /** @throws IOException if it cannot be read */
    static Words of(Path glossary) throws IOException {
        List<Rule> rules = new ArrayList<>();
        for (String line : Files.readAllLines(glossary)) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                String where = row.group(3);
                rules.add(new Rule(row.group(1), row.group(2), where.contains("names"), where.contains("texts")));
            }
        }
        return new Words(rules);
    }

    int size() {
        return rules.size();
    }

    /** @return what is wrong with a type's name, empty if nothing */
    List<String> inTypeName(String simpleName) {
        List<String> parts = PART.matcher(simpleName)
                .results()
                .map(one -> one.group().toLowerCase(Locale.ROOT))
                .toList();
        return rules.stream()
                .filter(Rule::inNames)
                .filter(rule -> parts.contains(rule.word().toLowerCase(Locale.ROOT)))
                .map(rule -> simpleName + ": say " + rule.instead() + ", not " + rule.word())
                .toList();
    }

    /**
     * @param source Java: string literals with a space in them, since one word alone may be a key of stored data
     * @return what is wrong, by line
     */
    List<String> inJava(String source) {
        List<String> found = new ArrayList<>();
        int number = 0;
        for (String line : source.split("\n", -1)) {
            number++;
            Matcher literal = LITERAL.matcher(line);
            while (literal.find()) {
                String text = literal.group(1);
                if (text.strip().contains(" ") && !EXPRESSION.matcher(text).find()) {
                    found.addAll(inText(number + ": " + text, text));
                }
            }
        }
        return found;
    }

    /** @param text of a message file, comments left out */
    List<String> inMessages(String text) {
        List<String> found = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            if (!line.startsWith("#")) {
                found.addAll(inText(line, line));
            }
        }
        return found;
    }

    private List<String> inText(String where, String text) {
        return rules.stream()
                .filter(Rule::inTexts)
                .filter(rule -> rule.pattern().matcher(text).find())
                .map(rule -> where + " -> say " + rule.instead() + ", not " + rule.word())
                .toList();
    }
}
