package dev.backroom.cli.imports;

import dev.backroom.cli.terminal.WrongUse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A CSV file read whole, its columns found.
 *
 * @param titles the header's cells
 * @param unreadable lines whose cells cannot be told apart, and why
 */
record Sheet(List<String> titles, List<SheetRow> rows, Map<SheetRow, String> unreadable) {
    /** Bytes; a list of 100,000 items has about 10 MB. */
    static final long LARGEST_FILE = 64L << 20;

    private static final int LONGEST_HEADER = 65_536;
    private static final String DELIMITERS = ",;\t";
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /**
     * @param fields the fields to look for
     * @param required those without which nothing can be read
     * @throws WrongUse if the file is missing, too large, not text in this character set, or lacks a required column
     */
    static Sheet read(Path file, Charset charset, ColumnMapping mapping, List<String> fields, List<String> required) {
        String text = text(file, charset);
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter(text))
                .setIgnoreEmptyLines(true)
                .get();
        String header = header(text);
        List<String> titles = cells(header, format).stream().map(String::strip).toList();
        if (titles.isEmpty()) {
            throw new WrongUse(file + " is empty; its first line must name the columns " + String.join(", ", fields));
        }
        Map<String, Integer> columns = columns(titles, mapping, fields, required);
        List<SheetRow> rows = new ArrayList<>();
        Map<SheetRow, String> unreadable = new LinkedHashMap<>();
        boolean first = true;
        for (SheetLines.Line line : SheetLines.of(text, delimiter(text), titles.size())) {
            if (first) {
                first = false;
            } else if (line.problem().isEmpty()) {
                List<String> cells = cells(line.text(), format);
                rows.add(new SheetRow(line.number(), fields(cells, columns), cells));
            } else {
                unreadable.put(
                        new SheetRow(line.number(), Map.of(), asItStands(line.text(), delimiter(text), titles.size())),
                        line.problem());
            }
        }
        return new Sheet(titles, rows, unreadable);
    }

    /** The first line that holds anything. */
    private static String header(String text) {
        List<SheetLines.Line> all =
                SheetLines.of(text.substring(0, Math.min(text.length(), LONGEST_HEADER)), delimiter(text), 0);
        if (!all.isEmpty() && !all.getFirst().problem().isEmpty()) {
            throw new WrongUse(
                    "the line of column names cannot be read: " + all.getFirst().problem());
        }
        return all.isEmpty() ? "" : all.getFirst().text();
    }

    private static List<String> cells(String line, CSVFormat format) {
        try (CSVParser parser = CSVParser.parse(line, format)) {
            return parser.stream().findFirst().map(CSVRecord::toList).orElse(List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The cells of a line whose quotes cannot be trusted, so that a person can mend it; no more than there are columns. */
    private static List<String> asItStands(String line, char delimiter, int columns) {
        return Arrays.stream(line.split(Pattern.quote(String.valueOf(delimiter)), columns))
                .map(cell -> cell.replace("\"", ""))
                .toList();
    }

    private static String text(Path file, Charset charset) {
        try {
            if (Files.isDirectory(file)) {
                throw new WrongUse(file + " is a folder");
            }
            if (!Files.exists(file)) {
                throw new WrongUse("there is no file " + file);
            }
            if (Files.size(file) > LARGEST_FILE) {
                throw new WrongUse(file + " has more than " + (LARGEST_FILE >> 20) + " MB; split it");
            }
            String text = Files.readString(file, charset);
            return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            String other = charset.equals(StandardCharsets.UTF_8) ? "GB18030" : "UTF-8";
            throw new WrongUse(file + " is not " + charset + " text; save it as UTF-8, or say --charset " + other);
        } catch (IOException e) {
            throw new WrongUse("cannot read " + file + ": " + e.getMessage());
        }
    }

    /** Spreadsheets of some countries separate by semicolon, and so do some exports by tab. */
    private static char delimiter(String text) {
        String header = new BufferedReader(new java.io.StringReader(text))
                .lines()
                .findFirst()
                .orElse("");
        char most = DELIMITERS.charAt(0);
        for (char candidate : DELIMITERS.toCharArray()) {
            if (count(header, candidate) > count(header, most)) {
                most = candidate;
            }
        }
        return most;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }

    private static Map<String, Integer> columns(
            List<String> titles, ColumnMapping mapping, List<String> fields, List<String> required) {
        Map<String, Integer> columns = new HashMap<>();
        fields.forEach(field -> mapping.indexOf(field, titles).ifPresent(index -> columns.put(field, index)));
        List<String> absent = Stream.concat(
                        required.stream(), mapping.columns().keySet().stream().sorted())
                .distinct()
                .filter(field -> !columns.containsKey(field))
                .map(field -> mapping.columns().getOrDefault(field, field))
                .toList();
        if (!absent.isEmpty()) {
            throw new WrongUse("no column '" + String.join("', '", absent) + "' among '" + String.join("', '", titles)
                    + "'; name the columns with --mapping FILE");
        }
        return columns;
    }

    private static Map<String, String> fields(List<String> cells, Map<String, Integer> columns) {
        Map<String, String> fields = new HashMap<>();
        columns.forEach((field, index) -> {
            if (index < cells.size()) {
                fields.put(field, cells.get(index).strip());
            }
        });
        return fields;
    }
}
