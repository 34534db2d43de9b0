package dev.backroom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.cli.terminal.Home;
import dev.backroom.cli.terminal.Installation;
import dev.backroom.cli.terminal.Screen;
import dev.backroom.cli.terminal.Surroundings;
import dev.backroom.localcloud.LocalCloudOptions;
import dev.backroom.localcloud.schedule.Ticker;
import dev.backroom.localcloud.template.Stack;
import dev.backroom.localcloud.template.StackContext;
import dev.backroom.localcloud.template.TemplateReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Every command line that this project shows to anybody is one that the command line takes. */
class RemediesTest {
    private static final Path ROOT = Installation.find().root();
    private static final Pattern SHOWN = Pattern.compile("\\./backroom[ \\t]+([^`'\"#\\n，。；、）]*)");
    private static final Pattern WITHOUT_PATH =
            Pattern.compile("(?<![./\\w-])backroom (import|connect|redrive|recount|up) ");
    private static final Pattern QUOTED = Pattern.compile("`([^`\\n]+)`");
    /** Where the words of a sentence go on behind a command that no quote ends. */
    private static final Pattern PROSE = Pattern.compile("(?:[.,;:!?)](?:\\s|$)|\\s(?:then|and|or|from|with) ).*");

    private static final Pattern NAME = Pattern.compile("`([A-Z][a-z]+(?:[A-Z][a-z0-9]+)+)`");
    /** Names of other makers' things in the handbook. */
    private static final Set<String> NOT_OURS = Set.of("KEY", "VALUE");

    private static final Set<String> SCRIPT = Set.of("test");
    private static final Stack STACK = Stack.of(
            TemplateReader.read(Installation.find().template()),
            Map.of(),
            new StackContext(
                    LocalCloudOptions.STACK,
                    LocalCloudOptions.REGION,
                    StackContext.LOCAL_ACCOUNT,
                    URI.create("http://127.0.0.1:1"),
                    URI.create("http://127.0.0.1:1")));

    private record Line(Path file, String command) {}

    @Test
    void takesEveryCommandLineThatIsShown() throws IOException {
        List<Line> lines = shown();

        assertThat(lines).hasSizeGreaterThan(60);
        assertThat(lines)
                .extracting(line -> line.file().getFileName().toString())
                .contains(
                        "README.md",
                        "operations.md",
                        "en.properties",
                        "zh.properties",
                        "notices-en.properties",
                        "notices-zh.properties",
                        "RunningCheck.java");
        List<String> wrong = lines.stream()
                .flatMap(line -> wrong(line.command()).map(why -> line.file() + ": " + line.command() + ": " + why))
                .toList();
        assertThat(wrong).isEmpty();
    }

    @Test
    void showsCommandsWithTheirPath() throws IOException {
        List<String> without = new ArrayList<>();
        for (Path file : texts()) {
            String text = Files.readString(file);
            if (!file.toString().endsWith(".md") && WITHOUT_PATH.matcher(text).find()) {
                without.add(file.toString());
            }
        }
        assertThat(without).isEmpty();
    }

    @Test
    void namesInTheRunbookOnlyWhatTheTemplateHas() throws IOException {
        Set<String> known = new TreeSet<>(STACK.resources().keySet());
        known.addAll(STACK.outputs().keySet());
        known.addAll(NOT_OURS);
        Matcher names = NAME.matcher(Files.readString(ROOT.resolve("docs/operations.md")));
        assertThat(names.results().map(result -> result.group(1)).collect(Collectors.toSet()))
                .hasSizeGreaterThan(20)
                .isSubsetOf(known);
    }

    private static List<Line> shown() throws IOException {
        List<Line> lines = new ArrayList<>();
        for (Path file : texts()) {
            String text = Files.readString(file);
            Matcher shown = SHOWN.matcher(text);
            while (shown.find()) {
                lines.add(new Line(
                        ROOT.relativize(file),
                        PROSE.matcher(shown.group(1).strip() + " ")
                                .replaceFirst("")
                                .strip()));
            }
            if (file.toString().endsWith(".md")) {
                Matcher quoted = QUOTED.matcher(text);
                while (quoted.find()) {
                    String command = quoted.group(1).replace("\\|", "|");
                    if (command.indexOf(' ') > 0 && commands().contains(command.substring(0, command.indexOf(' ')))) {
                        lines.add(new Line(ROOT.relativize(file), command));
                    }
                }
            }
        }
        return lines;
    }

    /** Whatever people read, and the code that may hold it. Decisions tell of their day. */
    private static List<Path> texts() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> !Files.isDirectory(file))
                    .filter(file -> file.toString().matches(".*\\.(md|java|properties|yaml)"))
                    .filter(file ->
                            !file.toString().matches(".*/(target|\\.git|\\.backroom|src/test|docs/decisions)/.*"))
                    .sorted()
                    .toList();
        }
    }

    private static Stream<String> wrong(String shown) {
        return alternatives(List.of(shown.replace("%s", "OrderEventsDead").split("\\s+")))
                .flatMap(RemediesTest::wrongLine);
    }

    /** A token such as {@code release|hold} stands for one line each. */
    private static Stream<List<String>> alternatives(List<String> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).contains("|")) {
                int at = i;
                return Stream.of(tokens.get(i).split("\\|")).flatMap(choice -> {
                    List<String> one = new ArrayList<>(tokens);
                    one.set(at, choice);
                    return alternatives(one);
                });
            }
        }
        return Stream.of(tokens);
    }

    private static Stream<String> wrongLine(List<String> tokens) {
        if (SCRIPT.contains(tokens.getFirst())) {
            return Stream.empty();
        }
        List<String> arguments = tokens.stream()
                .map(token -> token.matches("N|SECONDS") ? "1" : token)
                .toList();
        try {
            line().parseArgs(arguments.toArray(String[]::new));
        } catch (ParameterException e) {
            return Stream.of(String.valueOf(e.getMessage()));
        }
        if (arguments.getFirst().equals("redrive")) {
            String queue = arguments.get(1);
            boolean known = queue.equals("QUEUE") || STACK.resources().containsKey(queue);
            return known ? Stream.empty() : Stream.of("there is no queue " + queue);
        }
        return Stream.empty();
    }

    private static Set<String> commands() {
        return line().getSubcommands().keySet();
    }

    private static CommandLine line() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        return Commands.line(new Surroundings(
                new Screen(nowhere, nowhere, false), new Home(Path.of("none")), Map.of(), Ticker.ofThread()));
    }
}
