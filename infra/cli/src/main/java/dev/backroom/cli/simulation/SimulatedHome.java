package dev.backroom.cli.simulation;

import dev.backroom.cli.terminal.Home;
import dev.backroom.cli.terminal.WrongUse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps simulated evenings out of a home that holds a real shop's data. */
public final class SimulatedHome {
    private static final String MARK = "simulated";
    private static final String TABLES = "dynamodb";

    private SimulatedHome() {}

    /**
     * Marks a home as simulated; what it held is about to be forgotten.
     *
     * @throws WrongUse if it holds tables that are not a simulation's
     */
    public static Home take(Home home) {
        Path mark = home.folder().resolve(MARK);
        if (Files.exists(home.folder().resolve(TABLES)) && !Files.exists(mark)) {
            throw new WrongUse(home.folder() + " holds a shop's own data; give the simulation another --home");
        }
        try {
            Files.createDirectories(home.folder());
            Files.writeString(mark, "Everything in this folder is simulated and may be deleted.\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + mark, e);
        }
        return home;
    }

    /** Whether what the home holds is a simulation's. */
    public static boolean is(Home home) {
        return Files.exists(home.folder().resolve(MARK));
    }
}
