package dev.backroom.cli.terminal;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** {@code --home}, the same in every command that has it. */
public final class HomeOption {
    private Home home;

    public HomeOption(Home standard) {
        home = standard;
    }

    @Option(
            names = Home.OPTION,
            paramLabel = "DIR",
            description = "Where tables, queues and logs are kept (default: BACKROOM_HOME, or .backroom).")
    public void folder(Path folder) {
        home = new Home(folder);
    }

    public Home home() {
        return home;
    }
}
