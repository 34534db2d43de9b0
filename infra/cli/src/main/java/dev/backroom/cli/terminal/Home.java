package dev.backroom.cli.terminal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The folder that holds everything the local cloud keeps: tables, queues, logs, endpoints. */
public record Home(Path folder) {
    /** The option that every command with a home understands. */
    public static final String OPTION = "--home";

    private static final String RUNNING_LOG = "backroom";
    private static final Set<String> RUNNING = Set.of("up", "demo");

    static final String VARIABLE = "BACKROOM_HOME";
    private static final Path DEFAULT = Path.of(".backroom");

    /** The home that these arguments and this environment name, before the arguments are parsed as a whole. */
    public static Home of(List<String> arguments, Map<String, String> environment) {
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.startsWith(OPTION + "=")) {
                return new Home(Path.of(argument.substring(OPTION.length() + 1)));
            }
            if (argument.equals(OPTION) && i + 1 < arguments.size()) {
                return new Home(Path.of(arguments.get(i + 1)));
            }
        }
        return of(environment);
    }

    public static Home of(Map<String, String> environment) {
        String named = environment.getOrDefault(VARIABLE, "");
        return new Home(named.isBlank() ? DEFAULT : Path.of(named));
    }

    /** Written by {@code up} once everything answers, removed on a clean stop. */
    public Path endpoints() {
        return folder.resolve("endpoints.json");
    }

    /**
     * The name of a command's log. What runs for long has its own: other commands must not write into it, nor set it aside.
     */
    public static String logOf(List<String> arguments) {
        return arguments.stream().anyMatch(RUNNING::contains) ? RUNNING_LOG : "commands";
    }

    /** The log of what runs on this home: that of {@code up}, or of the demo's part that stays up. */
    public Path runningLog() {
        return Stream.of(log("cloud"), log(RUNNING_LOG))
                .filter(Files::exists)
                .max(Comparator.comparing(file -> file.toFile().lastModified()))
                .orElse(log(RUNNING_LOG));
    }

    /** The log of this process. */
    public Path ownLog() {
        return Path.of(
                System.getProperty("quarkus.log.file.path", log(RUNNING_LOG).toString()));
    }

    /** @param name without ending */
    public Path log(String name) {
        return folder.resolve("logs").resolve(name + ".log");
    }
}
