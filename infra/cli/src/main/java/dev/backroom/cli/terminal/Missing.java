package dev.backroom.cli.terminal;

/** Something this machine does not have or does not run. The message is one line and ends with the remedy. */
public final class Missing extends RuntimeException {
    public Missing(String what, String remedy) {
        super(what + "; " + remedy);
    }
}
