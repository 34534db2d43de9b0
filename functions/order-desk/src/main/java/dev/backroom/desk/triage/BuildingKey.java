package dev.backroom.desk.triage;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A building, whichever suite or locker in it is meant: postal code, house number, and the longest word of the street. A
 * forwarder gives each customer another suite at the same door.
 */
record BuildingKey(String text) {
    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    private static final int SHORTEST_WORD = 3;

    /** The place of a street line; empty where it names no number or no street, since then too many would share it. */
    static Optional<BuildingKey> of(String street, String postalCode) {
        for (String part : street.split("[,，、;\\n]")) {
            List<String> words = words(part);
            Optional<String> number = words.stream()
                    .filter(word -> Character.isDigit(word.charAt(0)))
                    .findFirst();
            Optional<String> name = words.stream()
                    .filter(word -> word.length() >= SHORTEST_WORD)
                    .filter(word -> word.codePoints().allMatch(Character::isLetter))
                    .filter(word -> !word.equals("suite") && !word.equals("unit"))
                    .max(Comparator.comparingInt(String::length));
            if (number.isPresent() && name.isPresent()) {
                return Optional.of(
                        new BuildingKey(String.join("", words(postalCode)) + "|" + number.get() + "|" + name.get()));
            }
        }
        return Optional.empty();
    }

    private static List<String> words(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return Arrays.stream(SIGNS.split(plain)).filter(word -> !word.isEmpty()).toList();
    }

    @Override
    public String toString() {
        return "Place[hidden]";
    }
}
