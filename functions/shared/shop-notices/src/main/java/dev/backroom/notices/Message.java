package dev.backroom.notices;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a person reads, before a channel gives it its form. Plain text without line breaks or control characters.
 *
 * @param left how many lines did not find room
 */
public record Message(Severity severity, String title, List<String> lines, int left) {
    public static final int LONGEST_TITLE = 120;
    public static final int LONGEST_LINE = 500;

    public Message {
        title = Cut.characters(title, LONGEST_TITLE);
        lines = lines.stream().map(line -> Cut.characters(line, LONGEST_LINE)).toList();
    }

    /** The same with one line less; a message of one line stays as it is. */
    public Message shorter() {
        return lines.size() < 2 ? this : new Message(severity, title, lines.subList(0, lines.size() - 1), left + 1);
    }

    /** The lines, and at the end how many there are beyond them. */
    public List<String> allLines() {
        if (left == 0) {
            return lines;
        }
        return Stream.concat(lines.stream(), Stream.of("… +" + left)).toList();
    }

    /** The lines as one text. */
    public String text() {
        return String.join("\n", allLines());
    }
}
