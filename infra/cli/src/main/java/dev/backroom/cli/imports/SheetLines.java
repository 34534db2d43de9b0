package dev.backroom.cli.imports;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts the text of a sheet into its lines, each of which may span several lines of the file where a quoted cell holds line
 * breaks. A quote that nothing closes spoils the one line that it stands in, and reading goes on behind it.
 */
final class SheetLines {
    /** A cell larger than that is one whose quote was never closed. */
    private static final int LARGEST_CELL = 65_536;

    static final String NOT_CLOSED = "a quoted cell is not closed";
    static final String FOLLOWED = "a quoted cell is followed by text";

    /**
     * A line of the sheet.
     *
     * @param number where it starts in the file, from 1
     * @param problem why it cannot be read; empty where it can
     */
    record Line(long number, String text, String problem) {}

    private final String text;
    private final char delimiter;
    private final int columns;
    private int at;

    private SheetLines(String text, char delimiter, int columns) {
        this.text = text;
        this.delimiter = delimiter;
        this.columns = columns;
    }

    /** @param columns cells of a whole line; 0 where that is not known yet */
    static List<Line> of(String text, char delimiter, int columns) {
        return new SheetLines(text, delimiter, columns).all();
    }

    private List<Line> all() {
        List<Line> lines = new ArrayList<>();
        long number = 1;
        while (at < text.length()) {
            int from = at;
            String problem = skip();
            if (!problem.isEmpty() || swallowed(from, at)) {
                problem = problem.isEmpty() ? NOT_CLOSED : problem;
                at = endOfLine(from);
            }
            String line = text.substring(from, at);
            if (!line.isEmpty()) {
                lines.add(new Line(number, line, problem));
            }
            at = behindBreak(at);
            number += breaks(from, at);
        }
        return lines;
    }

    /** Goes to the end of the line; answers what is wrong with it. */
    private String skip() {
        boolean cellStarts = true;
        while (at < text.length() && !isBreak(text.charAt(at))) {
            char c = text.charAt(at);
            if (c == '"' && cellStarts) {
                int end = closing(at + 1);
                if (end < 0) {
                    return NOT_CLOSED;
                }
                boolean further = end > endOfLine(at);
                at = end + 1;
                while (at < text.length() && (text.charAt(at) == ' ' || isTab())) {
                    at++;
                }
                if (at < text.length() && text.charAt(at) != delimiter && !isBreak(text.charAt(at))) {
                    return further ? NOT_CLOSED : FOLLOWED;
                }
                cellStarts = false;
            } else {
                cellStarts = c == delimiter;
                at++;
            }
        }
        return "";
    }

    private boolean isTab() {
        return text.charAt(at) == '\t' && delimiter != '\t';
    }

    /** Where the quoted cell ends; less than 0 if it does not. */
    private int closing(int from) {
        int last = Math.min(text.length(), from + LARGEST_CELL);
        for (int i = from; i < last; i++) {
            if (text.charAt(i) == '"') {
                if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    i++;
                } else {
                    return i;
                }
            }
        }
        return -1;
    }

    /** Whether a cell holds what looks like whole lines: then a stray quote further down has closed it by chance. */
    private boolean swallowed(int from, int end) {
        int next = behindBreak(endOfLine(from));
        while (columns > 1 && next < end) {
            int stop = endOfLine(next);
            if (stop < end
                    && text.substring(next, stop)
                                    .chars()
                                    .filter(c -> c == delimiter)
                                    .count()
                            == columns - 1L) {
                return true;
            }
            next = behindBreak(stop);
        }
        return false;
    }

    private int endOfLine(int from) {
        int end = from;
        while (end < text.length() && !isBreak(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private int behindBreak(int end) {
        if (end >= text.length()) {
            return end;
        }
        boolean both = text.charAt(end) == '\r' && end + 1 < text.length() && text.charAt(end + 1) == '\n';
        return end + (both ? 2 : 1);
    }

    private long breaks(int from, int to) {
        long breaks = 0;
        for (int i = from; i < to; i = behindBreak(endOfLine(i))) {
            breaks++;
        }
        return breaks;
    }

    private static boolean isBreak(char c) {
        return c == '\n' || c == '\r';
    }
}
