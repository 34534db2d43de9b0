package dev.backroom.cli.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The scoreboard for people: figures first, then every check with what it found. */
final class ScoreboardText {
    private static final int LABEL = 14;
    private static final int WIDTH = 98;

    private final List<String> lines = new ArrayList<>();

    private ScoreboardText() {}

    static List<String> of(Scoreboard board) {
        ScoreboardText text = new ScoreboardText();
        text.story(board);
        text.figures(board);
        text.checks(board.checks());
        return text.lines;
    }

    static List<String> of(DeskBoard board) {
        ScoreboardText text = new ScoreboardText();
        text.add("");
        board.lines().forEach(line -> text.add("  " + line));
        text.checks(board.checks());
        return text.lines;
    }

    private void story(Scoreboard board) {
        add("");
        for (String sentence : Story.of(board)) {
            for (String line : wrapped(sentence)) {
                add("  " + line);
            }
        }
        add("  See for yourself: './backroom demo --keep' leaves the console up; begin with its page Today.");
    }

    private static List<String> wrapped(String sentence) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : sentence.split(" ")) {
            if (line.length() + word.length() >= WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private void figures(Scoreboard board) {
        Scoreboard.Webhooks webhooks = board.webhooks();
        add("");
        line("Evening", "seed %d, books %.12s, %.0f s", board.seed(), board.fingerprint(), board.seconds());
        line("Webhooks", "%,d signed and sent, %.0f a second", webhooks.sent(), board.eventsPerSecond());
        line(
                "",
                "%,d twice, %,d late or out of order, %,d never sent, %,d forged or unsigned",
                webhooks.duplicated(),
                webhooks.reordered(),
                webhooks.dropped(),
                webhooks.forged());
        line("Acknowledged", "%s", millis(board.ack()));
        board.ackByPhase().forEach(phase -> line("", "%-7s %s", phase.name(), millis(phase.ack())));
        line(
                "Orders",
                "%,d in the books, %,d stored, %,d lost",
                board.orders().books(),
                board.orders().stored(),
                board.orders().lost());
        line(
                "Held",
                "%s",
                board.holds().isEmpty()
                        ? "none"
                        : board.holds().entrySet().stream()
                                .map(hold -> "%s %,d".formatted(hold.getKey(), hold.getValue()))
                                .collect(Collectors.joining(", ")));
        line(
                "Cost, event",
                "%.2f write units, %.2f read units, %.2f SQS requests, %.2f invocations",
                board.cost().writeUnits(),
                board.cost().readUnits(),
                board.cost().sqsRequests(),
                board.cost().invocations());
        line(
                "The rest",
                "%.2f write units (counting %.2f), %.2f read units, %.2f SQS requests, %.2f invocations",
                board.rest().writeUnits(),
                board.countingWriteUnits(),
                board.rest().readUnits(),
                board.rest().sqsRequests(),
                board.rest().invocations());
        line(
                "Notices",
                "%,d sent, %,d mails in the home's mail.txt",
                board.morning().notices(),
                board.morning().mails());
        board.notes().forEach(note -> line("Note", "%s", note));
    }

    private void checks(List<Check> checks) {
        add("");
        int widest =
                checks.stream().mapToInt(check -> check.name().length()).max().orElse(0);
        for (Check check : checks) {
            add("  %-4s  %s  %s"
                    .formatted(check.passed() ? "ok" : "FAIL", pad(check.name(), widest), check.found())
                    .stripTrailing());
        }
        add("");
        long failed = checks.stream().filter(check -> !check.passed()).count();
        add(failed == 0 ? "All of it is as the books say." : failed + " of these are not as they must be.");
    }

    private static String millis(Millis millis) {
        return String.format(
                Locale.ROOT,
                "p50 %.1f ms, p99 %.1f ms, max %.0f ms, of %,d",
                millis.p50(),
                millis.p99(),
                millis.max(),
                millis.count());
    }

    private void line(String label, String format, Object... values) {
        add("  " + pad(label, LABEL) + String.format(Locale.ROOT, format, values));
    }

    private void add(String line) {
        lines.add(line);
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
