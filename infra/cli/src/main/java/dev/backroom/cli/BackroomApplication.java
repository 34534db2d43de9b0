package dev.backroom.cli;

import io.quarkus.runtime.QuarkusApplication;

/** Runs one command; its exit code becomes the process's. */
public final class BackroomApplication implements QuarkusApplication {
    @Override
    public int run(String... args) {
        return Commands.line(Screen.standard(), Home.of(System.getenv())).execute(args);
    }
}
