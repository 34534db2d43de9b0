package dev.backroom.notices.channel;

import dev.backroom.notices.Severity;

/** What a title begins with, so that the urgent ones are seen in a list. */
final class TitleMarks {
    private TitleMarks() {}

    static String of(Severity severity) {
        return switch (severity) {
            case INFO -> "";
            case WARNING -> "🟠 ";
            case URGENT -> "🔴 ";
        };
    }
}
