package dev.backroom.cli;

import dev.backroom.cli.terminal.Home;
import dev.backroom.cli.terminal.Screen;
import dev.backroom.cli.terminal.Surroundings;
import dev.backroom.localcloud.schedule.Ticker;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Inject;

/** Runs one command; its exit code becomes the process's. */
public final class BackroomApplication implements QuarkusApplication {
    private final Ticker ticker;

    @Inject
    BackroomApplication(Ticker ticker) {
        this.ticker = ticker;
    }

    @Override
    public int run(String... args) {
        Surroundings surroundings =
                new Surroundings(Screen.standard(), Home.of(System.getenv()), System.getenv(), ticker);
        return Commands.line(surroundings).execute(args);
    }
}
