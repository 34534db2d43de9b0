package dev.backroom.cli.terminal;

import java.io.Console;
import java.io.PrintStream;

/**
 * Where a command speaks.
 *
 * @param live a person watches: the progress line may be drawn over
 */
public record Screen(PrintStream out, PrintStream err, boolean live) {
    public static Screen standard() {
        Console console = System.console();
        return new Screen(System.out, System.err, console != null && console.isTerminal());
    }

    public void say(String line) {
        out.println(line);
        out.flush();
    }

    /** For what the user must know although the command goes on, or why it stopped. */
    public void warn(String line) {
        err.println("backroom: " + line);
        err.flush();
    }
}
