package dev.backroom.model.triage;

import java.util.Locale;

/** One thing wrong with what the buyer gave. Names the field and the rule, never the value. */
public record Finding(Field field, Rule rule) {
    /** What was looked at. */
    public enum Field {
        NAME,
        STREET,
        AREA,
        POSTAL_CODE,
        PHONE
    }

    /** Which rule it breaks. */
    public enum Rule {
        /** The market needs the part and it is empty. */
        MISSING(true),
        /** Too few letters, or only words such as "street" that name nothing. */
        SAYS_NOTHING(true),
        NO_HOUSE_NUMBER(true),
        TOO_LONG(false),
        /** Text typed to pass a form: "test", "n/a", one key again and again. */
        PLACEHOLDER(false),
        ONLY_DIGITS(false),
        /** An e-mail or web address instead of a street. */
        CONTACT(false),
        /** A script that the market's carriers do not read. */
        SCRIPT(false),
        /** Not written as the market writes it. */
        PATTERN(false),
        /** The postal code belongs to another region than the one named. */
        OTHER_REGION(false),
        /** No telephone number can be read from it, or one of the wrong length. */
        UNREADABLE(false),
        /** The numbering plan gives such numbers to nobody. */
        NOT_ASSIGNED(false),
        /** A number of a country that the market's carriers do not call. */
        OTHER_COUNTRY(false),
        /** A premium, shared-cost or voicemail number. */
        WRONG_KIND(false);

        private final boolean incomplete;

        Rule(boolean incomplete) {
            this.incomplete = incomplete;
        }

        /** Something is missing, rather than wrong. */
        public boolean isIncomplete() {
            return incomplete;
        }
    }

    /** As stored and shown, such as {@code postal-code: other-region}. */
    @Override
    public String toString() {
        return text(field) + ": " + text(rule);
    }

    private static String text(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
