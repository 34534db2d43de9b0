package dev.backroom.cli.imports;

import dev.backroom.cli.terminal.WrongUse;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Which column of the seller's sheet holds which field.
 *
 * @param columns column title by field; a field that is not named is looked for under its own name
 */
public record ColumnMapping(Map<String, String> columns) {
    public static final ColumnMapping NONE = new ColumnMapping(Map.of());

    public ColumnMapping {
        columns = Map.copyOf(columns);
    }

    /**
     * Reads lines of the form {@code field = Column title}, in UTF-8; {@code #} starts a comment.
     *
     * @param fields the fields that exist
     * @throws WrongUse if the file cannot be read or names a field that does not exist
     */
    public static ColumnMapping read(Path file, List<String> fields) {
        Properties lines = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            lines.load(reader);
        } catch (NoSuchFileException e) {
            throw new WrongUse("there is no mapping file " + file);
        } catch (IOException | IllegalArgumentException e) {
            throw new WrongUse("cannot read the mapping file " + file + ": " + e.getMessage());
        }
        Map<String, String> columns = new HashMap<>();
        for (String field : lines.stringPropertyNames()) {
            if (!fields.contains(field)) {
                throw new WrongUse("the mapping file names the field '" + field + "'; the fields are "
                        + String.join(", ", fields));
            }
            columns.put(field, lines.getProperty(field).strip());
        }
        return new ColumnMapping(columns);
    }

    /** The column of a field: an exact title first, then one that differs in letter case, blanks, '-' or '_' only. */
    Optional<Integer> indexOf(String field, List<String> titles) {
        String wanted = columns.getOrDefault(field, field);
        int exact = titles.indexOf(wanted);
        if (exact >= 0) {
            return Optional.of(exact);
        }
        List<String> folded = titles.stream().map(ColumnMapping::fold).toList();
        int close = folded.indexOf(fold(wanted));
        return close >= 0 ? Optional.of(close) : Optional.empty();
    }

    private static String fold(String title) {
        return title.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", "_");
    }
}
