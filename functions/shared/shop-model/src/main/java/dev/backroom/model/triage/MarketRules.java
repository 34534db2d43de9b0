package dev.backroom.model.triage;

import java.lang.Character.UnicodeScript;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What one market's carriers need of an address. Read from {@code market-XX.txt}, once, when first asked for. */
public final class MarketRules {
    private static final ConcurrentHashMap<String, Optional<MarketRules>> LOADED = new ConcurrentHashMap<>();
    private static final int USUAL_SHORTEST = 2;
    private static final Pattern PART = Pattern.compile("[,;\\n]");
    /** Province, city, and the part of it that the numbers count in. */
    private static final int AREAS_DOWN_TO_TOWN = 3;

    private final Set<String> needs;
    private final Pattern postalCode;
    private final boolean houseNumber;
    private final Set<String> insteadOfNumber;
    private final Set<String> streetWords;
    private final Optional<Pattern> numbersAlone;
    private final Set<String> saysNothing;
    private final Set<String> counted;
    private final Set<UnicodeScript> scripts;
    private final int shortestStreet;
    private final PostalRegions regions;
    private final Set<String> phoneCountries;
    private final List<Pattern> testNumbers;
    private final Optional<String> oldPhonePrefix;

    MarketRules(String market, SectionedFile file) {
        this.needs = Set.copyOf(file.values("address", "needs"));
        this.postalCode = Pattern.compile(file.value("postal-code", "pattern").orElse(".*"));
        this.houseNumber = file.value("house-number", "needed").orElse("no").equals("yes");
        this.insteadOfNumber = names(file.values("house-number", "instead"));
        this.streetWords = names(file.values("house-number", "after-a-name"));
        this.numbersAlone = file.value("house-number", "alone").map(Pattern::compile);
        this.saysNothing = names(file.values("address", "says-nothing"));
        this.counted = names(file.values("address", "says-where-with-a-number"));
        this.scripts = file.values("address", "scripts").stream()
                .map(UnicodeScript::forName)
                .collect(Collectors.toSet());
        this.shortestStreet =
                file.value("address", "shortest-street").map(Integer::parseInt).orElse(USUAL_SHORTEST);
        this.regions = new PostalRegions(
                file.lines("regions"),
                file.value("postal-code", "begins-with").orElse("").equals("letters"));
        Set<String> countries = new HashSet<>(file.values("phone", "accepts"));
        countries.add(market);
        this.phoneCountries = Set.copyOf(countries);
        this.oldPhonePrefix = file.value("phone", "old-prefix");
        this.testNumbers = file.values("phone", "test-numbers").stream()
                .map(Pattern::compile)
                .toList();
    }

    /** @return empty for a market without a file */
    public static Optional<MarketRules> of(String market) {
        String code = market.strip().toUpperCase(Locale.ROOT);
        if (!code.matches("[A-Z]{2}")) {
            return Optional.empty();
        }
        return LOADED.computeIfAbsent(
                code, c -> SectionedFile.find("market-" + c + ".txt").map(file -> new MarketRules(c, file)));
    }

    boolean needs(String part) {
        return needs.contains(part);
    }

    boolean isPostalCode(String text) {
        return postalCode.matcher(text.toUpperCase(Locale.ROOT)).matches();
    }

    boolean agrees(String code, List<String> areas) {
        return regions.agree(code.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", ""), areas);
    }

    boolean lacksHouseNumber(String street) {
        if (!houseNumber || street.codePoints().anyMatch(Character::isDigit)) {
            return false;
        }
        String plain = " " + Plain.name(street) + " ";
        return !isNamedHouse(street)
                && insteadOfNumber.stream()
                        .noneMatch(word -> isSpaceless(word) ? plain.contains(word) : plain.contains(" " + word + " "));
    }

    /** A name that is no street's, and behind a comma a street: {@code The Willows, Station Road}. */
    private boolean isNamedHouse(String street) {
        String[] parts = PART.split(street, 3);
        return parts.length > 1 && !parts[0].isBlank() && !isStreet(parts[0]) && isStreet(parts[1]);
    }

    private boolean isStreet(String part) {
        List<String> words = Plain.words(part);
        return words.size() > 1 && streetWords.contains(words.getLast());
    }

    /** Numbers are a whole street line where the areas name the part of town that they count in. */
    boolean sufficesAsNumbers(String street, List<String> areas) {
        return areas.size() >= AREAS_DOWN_TO_TOWN
                && numbersAlone
                        .filter(pattern -> pattern.matcher(Plain.text(street)).matches())
                        .isPresent();
    }

    /** Nothing is left once the words are gone that name no place, and none of them has a number that makes it one. */
    boolean saysNothing(String street) {
        List<String> words = Plain.words(street);
        for (int i = 1; i < words.size(); i++) {
            if (counted.contains(words.get(i - 1))
                    && Character.isDigit(words.get(i).charAt(0))) {
                return false;
            }
        }
        String left = words.stream().filter(word -> !saysNothing.contains(word)).collect(Collectors.joining());
        return left.codePointCount(0, left.length()) < shortestStreet;
    }

    /** Most of the letters are of scripts that the market does not read. */
    boolean isForeign(String street) {
        long letters = street.codePoints().filter(Character::isLetter).count();
        long foreign = street.codePoints()
                .filter(Character::isLetter)
                .mapToObj(UnicodeScript::of)
                .filter(script -> script != UnicodeScript.LATIN && script != UnicodeScript.COMMON)
                .filter(script -> !scripts.contains(script))
                .count();
        return foreign * 2 > letters;
    }

    /** Countries whose numbers the market's carriers call, by ISO code; the market itself is one. */
    public Set<String> phoneCountries() {
        return phoneCountries;
    }

    /** Digits between country code and number that the plan had once and people still write. */
    public Optional<String> oldPhonePrefix() {
        return oldPhonePrefix;
    }

    /**
     * Whether a number is of a range that is kept for examples or test orders and given to nobody.
     *
     * @param nationalNumber digits without the country code and without a leading zero that only trunks need
     */
    public boolean isTestNumber(String nationalNumber) {
        return testNumbers.stream()
                .anyMatch(range -> range.matcher(nationalNumber).matches());
    }

    private static boolean isSpaceless(String word) {
        return word.codePoints().anyMatch(c -> UnicodeScript.of(c) == UnicodeScript.HAN);
    }

    private static Set<String> names(List<String> words) {
        return words.stream().map(Plain::name).collect(Collectors.toUnmodifiableSet());
    }
}
