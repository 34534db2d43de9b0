package dev.backroom.cli.terminal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** One line that tells how far a long command is: drawn over for a person, every 5 s a line for a file. */
public final class ProgressLine {
    private static final Duration APART = Duration.ofSeconds(5);

    private final Screen screen;
    private final InstantSource clock;
    private Instant next = Instant.MIN;
    private boolean drawn;

    public ProgressLine(Screen screen, InstantSource clock) {
        this.screen = screen;
        this.clock = clock;
    }

    /** Shows this state, if it is time to. */
    public void show(String state) {
        if (screen.live()) {
            screen.out().print("\r" + state + "\033[K");
            screen.out().flush();
            drawn = true;
        } else if (!clock.instant().isBefore(next)) {
            next = clock.instant().plus(APART);
            screen.say(state);
        }
    }

    /** A line that stays, above the progress. */
    public void say(String line) {
        clear();
        screen.say(line);
    }

    /** Takes the drawn line away. */
    public void clear() {
        if (drawn) {
            screen.out().print("\r\033[K");
            screen.out().flush();
            drawn = false;
        }
    }
}
