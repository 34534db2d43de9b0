package dev.backroom.model.triage;

import dev.backroom.model.triage.Finding.Field;
import dev.backroom.model.triage.Finding.Rule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether a parcel with this address would arrive in its market. Says only what the market's file says. */
public final class AddressCheck {
    /** Longer than any label's address block. */
    private static final int LONGEST_STREET = 300;

    private static final Pattern MASK = Pattern.compile("\\*{2,}|[•●＊]{2,}");
    private static final Pattern CONTACT =
            Pattern.compile("\\S+@\\S+\\.\\S+|https?://|www\\.", Pattern.CASE_INSENSITIVE);
    /** A part of the country in some markets, and the region itself. */
    private static final int LEVELS_WITH_REGIONS = 2;

    private static final Pattern SEPARATOR = Pattern.compile("[,;\\n、，]");

    private final Placeholders placeholders = new Placeholders(SectionedFile.read("placeholders.txt"));

    /** Whether the platform hides (part of) a text. */
    public static boolean isMasked(String text) {
        return MASK.matcher(text).find();
    }

    /**
     * What is wrong with an address, in the order name, street, areas, postal code.
     *
     * @return empty where nothing is; masked parts are not judged
     */
    public List<Finding> check(PostalAddress address, MarketRules market) {
        Set<Finding> found = new LinkedHashSet<>();
        if (!isMasked(address.name())) {
            name(address.name(), found);
        }
        if (!isMasked(address.street())) {
            street(address, market, found);
        }
        if (address.parted() && address.areas().isEmpty() && market.needs("area")) {
            found.add(new Finding(Field.AREA, Rule.MISSING));
        }
        if (!isMasked(address.postalCode())) {
            postalCode(address, market, found);
        }
        return List.copyOf(found);
    }

    private void name(String name, Set<Finding> found) {
        if (name.isBlank()) {
            found.add(new Finding(Field.NAME, Rule.MISSING));
        } else if (placeholders.isName(name)) {
            found.add(new Finding(Field.NAME, Rule.PLACEHOLDER));
        } else if (isOnlyDigits(name)) {
            found.add(new Finding(Field.NAME, Rule.ONLY_DIGITS));
        }
    }

    private void street(PostalAddress address, MarketRules market, Set<Finding> found) {
        String street = address.street();
        Rule rule;
        if (street.isBlank()) {
            rule = Rule.MISSING;
        } else if (street.length() > LONGEST_STREET) {
            rule = Rule.TOO_LONG;
        } else if (CONTACT.matcher(street).find()) {
            rule = Rule.CONTACT;
        } else if (placeholders.isStreet(street)) {
            rule = Rule.PLACEHOLDER;
        } else if (isOnlyDigits(street) && !market.sufficesAsNumbers(street, address.areas())) {
            rule = Rule.ONLY_DIGITS;
        } else if (market.isForeign(street)) {
            rule = Rule.SCRIPT;
        } else if (market.saysNothing(street)) {
            rule = Rule.SAYS_NOTHING;
        } else if (market.lacksHouseNumber(street)) {
            rule = Rule.NO_HOUSE_NUMBER;
        } else {
            return;
        }
        found.add(new Finding(Field.STREET, rule));
    }

    private static void postalCode(PostalAddress address, MarketRules market, Set<Finding> found) {
        String code = Plain.text(address.postalCode());
        if (code.isEmpty()) {
            if (market.needs("postal-code")) {
                found.add(new Finding(Field.POSTAL_CODE, Rule.MISSING));
            }
        } else if (!market.isPostalCode(code)) {
            found.add(new Finding(Field.POSTAL_CODE, Rule.PATTERN));
        } else if (!market.agrees(code, areas(address))) {
            found.add(new Finding(Field.POSTAL_CODE, Rule.OTHER_REGION));
        }
    }

    /**
     * Where the address is one text, a region is what stands alone between two commas. In its parts it is one of the largest:
     * further down are towns that have a region's name and lie in another.
     */
    private static List<String> areas(PostalAddress address) {
        if (address.parted()) {
            return address.areas().stream().limit(LEVELS_WITH_REGIONS).toList();
        }
        return new ArrayList<>(SEPARATOR.splitAsStream(address.street()).toList());
    }

    private static boolean isOnlyDigits(String text) {
        return text.codePoints().noneMatch(Character::isLetter)
                && text.codePoints().anyMatch(Character::isDigit);
    }
}
