package dev.backroom.desk.triage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Hand-written cases: tab-separated, {@code #} begins a comment. */
final class Cases {
    private Cases() {}

    static List<String[]> of(String file) {
        try (InputStream in = Objects.requireNonNull(Cases.class.getResourceAsStream("/triage/" + file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
