package dev.backroom.cli.doctor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backroom.cli.terminal.JsonOption;
import java.util.Locale;

/**
 * One thing that the doctor looked at.
 *
 * @param remedy what to do; empty where all is well
 */
public record Finding(Grade grade, String what, String found, String remedy) {
    public enum Grade {
        OK,
        /** It runs, yet somebody should look. */
        WARN,
        FAIL
    }

    public static Finding ok(String what, String found) {
        return new Finding(Grade.OK, what, found, "");
    }

    static Finding warn(String what, String found, String remedy) {
        return new Finding(Grade.WARN, what, found, remedy);
    }

    static Finding fail(String what, String found, String remedy) {
        return new Finding(Grade.FAIL, what, found, remedy);
    }

    /** {@code {"grade": "ok" | "warn" | "fail", "what", "found", "remedy"}}. */
    public ObjectNode json() {
        return JsonOption.JSON
                .createObjectNode()
                .put("grade", grade.name().toLowerCase(Locale.ROOT))
                .put("what", what)
                .put("found", found)
                .put("remedy", remedy);
    }

    public String line() {
        String tail = remedy.isEmpty() ? "" : "; " + remedy;
        return String.format(
                Locale.ROOT, "%-4s  %-10s  %s%s", grade.name().toLowerCase(Locale.ROOT), what, found, tail);
    }
}
