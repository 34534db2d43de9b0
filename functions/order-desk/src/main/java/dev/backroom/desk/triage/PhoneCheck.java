package dev.backroom.desk.triage;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import dev.backroom.model.triage.AddressCheck;
import dev.backroom.model.triage.Finding;
import dev.backroom.model.triage.Finding.Field;
import dev.backroom.model.triage.Finding.Rule;
import dev.backroom.model.triage.MarketRules;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a courier could reach somebody by a number. Loads the plans of the countries that it meets, once. */
public final class PhoneCheck {
    private static final Set<PhoneNumberType> WRONG_KINDS = EnumSet.of(
            PhoneNumberType.PREMIUM_RATE,
            PhoneNumberType.SHARED_COST,
            PhoneNumberType.VOICEMAIL,
            PhoneNumberType.PAGER);
    private final PhoneNumberUtil plans = PhoneNumberUtil.getInstance();

    /**
     * What is wrong with a number.
     *
     * @param phone as the buyer typed it or the platform shows it, such as {@code (+63)9171234567}
     * @param market the country that it is dialled from, ISO code
     * @return empty where nothing is, and where the platform masks it
     */
    public Optional<Finding> check(String phone, String market, MarketRules rules) {
        return rule(phone, market, rules).map(rule -> new Finding(Field.PHONE, rule));
    }

    /**
     * A number in the one form that it is counted by, however it is typed: country code and digits.
     *
     * @param market the country that it is dialled from, ISO code; empty text where it is not known
     */
    static String counted(String phone, String market) {
        PhoneNumberUtil plans = PhoneNumberUtil.getInstance();
        try {
            PhoneNumber number = plans.parse(phone, market.isBlank() ? "ZZ" : market);
            return number.getCountryCode() + plans.getNationalSignificantNumber(number);
        } catch (NumberParseException e) {
            return phone.replaceAll("\\D", "");
        }
    }

    private Optional<Rule> rule(String phone, String market, MarketRules rules) {
        if (phone.isBlank()) {
            return Optional.of(Rule.MISSING);
        }
        if (AddressCheck.isMasked(phone)) {
            return Optional.empty();
        }
        PhoneNumber number;
        try {
            number = plans.parse(phone, market);
        } catch (NumberParseException e) {
            return Optional.of(Rule.UNREADABLE);
        }
        String national = plans.getNationalSignificantNumber(number);
        if (isOf(number, market) && rules.isTestNumber(national)) {
            return Optional.empty();
        }
        if (isTyped(national)) {
            return Optional.of(Rule.PLACEHOLDER);
        }
        if (!plans.isValidNumber(number)) {
            return withoutSecondCode(number, national)
                    .or(() -> withoutOldPrefix(number, national, rules))
                    .map(again -> ofValid(again, market, rules))
                    .orElse(Optional.of(plans.isPossibleNumber(number) ? Rule.NOT_ASSIGNED : Rule.UNREADABLE));
        }
        return ofValid(number, market, rules);
    }

    private Optional<Rule> ofValid(PhoneNumber number, String market, MarketRules rules) {
        @Nullable String country = plans.getRegionCodeForNumber(number);
        if (country == null || !(isOf(number, market) || rules.phoneCountries().contains(country))) {
            return Optional.of(Rule.OTHER_COUNTRY);
        }
        return WRONG_KINDS.contains(plans.getNumberType(number)) ? Optional.of(Rule.WRONG_KIND) : Optional.empty();
    }

    /** Buyers type the country's code although the form has written it: (+62)62812…. */
    private Optional<PhoneNumber> withoutSecondCode(PhoneNumber number, String national) {
        String code = Integer.toString(number.getCountryCode());
        if (!national.startsWith(code)) {
            return Optional.empty();
        }
        return Optional.of(parsed("+" + national)).filter(plans::isValidNumber);
    }

    /** A plan drops a prefix and people go on writing it: (+52) 1 664…. */
    private Optional<PhoneNumber> withoutOldPrefix(PhoneNumber number, String national, MarketRules rules) {
        return rules.oldPhonePrefix()
                .filter(national::startsWith)
                .map(prefix -> parsed("+" + number.getCountryCode() + national.substring(prefix.length())))
                .filter(plans::isValidNumber);
    }

    private PhoneNumber parsed(String international) {
        try {
            return plans.parse(international, null);
        } catch (NumberParseException e) {
            return new PhoneNumber();
        }
    }

    private boolean isOf(PhoneNumber number, String market) {
        return number.getCountryCode() == plans.getCountryCodeForRegion(market);
    }

    /** One digit again and again. Counting is no proof: 0987 654 321 is a number that people pay for. */
    private static boolean isTyped(String digits) {
        return digits.chars().distinct().count() == 1;
    }
}
