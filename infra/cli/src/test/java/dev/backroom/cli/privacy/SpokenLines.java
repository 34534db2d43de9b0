package dev.backroom.cli.privacy;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jboss.logmanager.LogContext;

/** Hears what this process logs and prints, until it is closed. */
final class SpokenLines extends Handler {
    private final Findings findings;
    /** Which of the two a logger speaks to depends on what this process logged first. */
    private final Set<Logger> roots =
            Set.copyOf(List.of(Logger.getLogger(""), LogContext.getLogContext().getLogger("")));

    private final PrintStream out = System.out;
    private final PrintStream err = System.err;

    private SpokenLines(Findings findings) {
        this.findings = findings;
        // What is finer is offered to every handler, and written by none.
        setLevel(Level.INFO);
    }

    static SpokenLines heard(Findings findings) {
        SpokenLines lines = new SpokenLines(findings);
        lines.roots.forEach(root -> root.addHandler(lines));
        System.setOut(tee(lines.out, lines::printed));
        System.setErr(tee(lines.err, line -> findings.look(Place.OUTPUT, "of errors", line)));
        return lines;
    }

    @Override
    public void publish(LogRecord record) {
        if (!isLoggable(record)) {
            return;
        }
        StringBuilder text = new StringBuilder(new SimpleFormatter().formatMessage(record));
        for (Throwable thrown = record.getThrown(); thrown != null; thrown = thrown.getCause()) {
            text.append('\n').append(thrown);
            for (Throwable suppressed : thrown.getSuppressed()) {
                text.append('\n').append(suppressed);
            }
        }
        findings.look(kind(text.toString(), Place.LOG), "of " + record.getLoggerName(), text.toString());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        roots.forEach(root -> root.removeHandler(this));
        System.setOut(out);
        System.setErr(err);
    }

    private void printed(String line) {
        findings.look(kind(line, Place.OUTPUT), "on standard output", line);
    }

    /** Metrics are printed in the cloud, and logged where a person has the terminal. */
    private static Place kind(String line, Place otherwise) {
        return line.contains("\"_aws\"") ? Place.METRIC : otherwise;
    }

    private static PrintStream tee(PrintStream to, Consumer<String> lines) {
        return new PrintStream(new LineTee(to, lines), true, StandardCharsets.UTF_8);
    }

    /** Passes everything on, and hands out whole lines. */
    private static final class LineTee extends FilterOutputStream {
        private final Consumer<String> lines;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        LineTee(OutputStream to, Consumer<String> lines) {
            super(to);
            this.lines = lines;
        }

        @Override
        public synchronized void write(int one) throws IOException {
            out.write(one);
            if (one == '\n') {
                lines.accept(line.toString(StandardCharsets.UTF_8));
                line.reset();
            } else {
                line.write(one);
            }
        }

        @Override
        public synchronized void write(byte[] bytes, int from, int length) throws IOException {
            for (int i = from; i < from + length; i++) {
                write(bytes[i]);
            }
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
