package dev.backroom.simulator.random;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** A file of comma-separated values by RFC 4180, with a line of names first. */
public final class CsvTable implements AutoCloseable {
    private final Writer out;
    private final int width;

    private CsvTable(Writer out, int width) {
        this.out = out;
        this.width = width;
    }

    public static CsvTable open(Path file, String... names) throws IOException {
        CsvTable table = new CsvTable(Files.newBufferedWriter(file), names.length);
        table.row((Object[]) names);
        return table;
    }

    /** Texts, numbers, instants; an empty {@link Optional} is an empty field. */
    public void row(Object... values) throws IOException {
        if (values.length != width) {
            throw new IllegalArgumentException(values.length + " values for " + width + " names");
        }
        for (int i = 0; i < values.length; i++) {
            out.append(i == 0 ? "" : ",").append(field(values[i]));
        }
        out.append("\n");
    }

    private static String field(Object value) {
        Object plain = value instanceof Optional<?> maybe
                ? maybe.<Object>map(inner -> inner).orElse("")
                : value;
        String text = plain instanceof Instant at ? at.toString() : String.valueOf(plain);
        boolean quoted = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
