package dev.backroom.cli;

import dev.backroom.cli.terminal.Home;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.nio.file.Path;
import java.util.List;

/** Starts the container, so that schedules and logging work, and hands over to the commands. */
@QuarkusMain
public final class BackroomMain {
    private BackroomMain() {}

    public static void main(String... args) {
        Home home = Home.of(List.of(args), System.getenv());
        Path log = home.log(System.getProperty("backroom.log", Home.logOf(List.of(args))));
        System.setProperty("quarkus.log.file.path", log.toString());
        Quarkus.run(BackroomApplication.class, args);
    }
}
