package dev.backroom.notices.channel;

import dev.backroom.notices.Message;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A message as e-mail by SNS. Source: the Publish call of the SNS API: a subject below 100 characters without line breaks
 * or control characters, which older regions want in ASCII beginning with a letter, digit or punctuation mark; a message of
 * at most 262,144 bytes of UTF-8.
 *
 * @param subject ASCII whatever the language of the message is
 */
public record Mail(String subject, String body) {
    private static final int LONGEST_SUBJECT = 99;
    private static final int MOST_BYTES = 262_144;

    /** @param english the same message in English, for the subject */
    public static Mail of(Message message, Message english) {
        String title = ("[Backroom] " + english.severity().name().toLowerCase(Locale.ROOT) + ": " + english.title())
                .replaceAll("[^ -~]", "?");
        String body = Fitting.within(
                MOST_BYTES,
                message,
                m -> m.title() + "\n\n" + m.text() + "\n",
                text -> text.getBytes(StandardCharsets.UTF_8).length);
        return new Mail(title.length() > LONGEST_SUBJECT ? title.substring(0, LONGEST_SUBJECT) : title, body);
    }
}
