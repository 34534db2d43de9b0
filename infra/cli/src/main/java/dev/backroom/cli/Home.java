package dev.backroom.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The folder that holds everything the local cloud keeps: tables, queues, logs, endpoints. */
public record Home(Path folder) {
    /** The option that every command with a home understands. */
    public static final String OPTION = "--home";

    static final String VARIABLE = "BACKROOM_HOME";
    private static final Path DEFAULT = Path.of(".backroom");

    /** The home that these arguments and this environment name, before the arguments are parsed as a whole. */
    static Home of(List<String> arguments, Map<String, String> environment) {
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

    static Home of(Map<String, String> environment) {
        String named = environment.getOrDefault(VARIABLE, "");
        return new Home(named.isBlank() ? DEFAULT : Path.of(named));
    }

    /** Written by {@code up} once everything answers, removed on a clean stop. */
    public Path endpoints() {
        return folder.resolve("endpoints.json");
    }

    /** @param name without ending */
    public Path log(String name) {
        return folder.resolve("logs").resolve(name + ".log");
    }
}
