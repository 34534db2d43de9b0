package dev.backroom.cli.terminal;

import dev.backroom.localcloud.schedule.Ticker;
import java.util.Map;

/**
 * What every command works with.
 *
 * @param home where commands work that are not told another
 * @param ticker drives the local cloud's schedules
 */
public record Surroundings(Screen screen, Home home, Map<String, String> environment, Ticker ticker) {
    static final int DEFAULT_PORT = 8080;

    public Surroundings {
        environment = Map.copyOf(environment);
    }

    /** Text of a variable; empty where it is not set. */
    public String variable(String name) {
        return environment.getOrDefault(name, "");
    }

    /** BACKROOM_PORT, or 8080. */
    public int port() {
        String text = variable("BACKROOM_PORT");
        if (text.isBlank()) {
            return DEFAULT_PORT;
        }
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65_535) {
            throw new WrongUse("BACKROOM_PORT is '" + text + "'; a port is a number up to 65535");
        }
        return Integer.parseInt(text);
    }
}
