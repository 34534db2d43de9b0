package dev.backroom.tiktok.http;

import java.util.Collection;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The platform's error message, fit for a log: cut short, and without anything that could be a secret or a person. */
final class SafeMessage {
    private static final int LONGEST = 200;
    private static final String HIDDEN = "[hidden]";
    private static final Pattern UNPRINTABLE = Pattern.compile("\\p{Cntrl}+");
    private static final Pattern QUERY_OR_MAIL = Pattern.compile("\\S*\\?\\S*=\\S*|\\S+@\\S+");
    private static final Pattern LONG_WORD = Pattern.compile("[A-Za-z0-9_\\-+=/.~]{20,}");

    private SafeMessage() {}

    static String of(String message, Collection<String> secrets) {
        String safe = message.length() > 4 * LONGEST ? message.substring(0, 4 * LONGEST) : message;
        safe = UNPRINTABLE.matcher(safe).replaceAll(" ");
        for (String secret : secrets) {
            safe = secret.isEmpty() ? safe : safe.replace(secret, HIDDEN);
        }
        safe = QUERY_OR_MAIL.matcher(safe).replaceAll(HIDDEN);
        safe = LONG_WORD.matcher(safe).replaceAll(SafeMessage::hiddenToken);
        return safe.length() > LONGEST ? safe.substring(0, LONGEST) : safe;
    }

    /** Tokens mix letters and digits; names of fields and ids do not. */
    private static String hiddenToken(MatchResult word) {
        String text = word.group();
        boolean mixed =
                text.chars().anyMatch(Character::isDigit) && text.chars().anyMatch(Character::isLetter);
        return mixed ? "\\[hidden\\]" : text;
    }
}
