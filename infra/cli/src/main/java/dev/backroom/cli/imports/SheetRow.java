package dev.backroom.cli.imports;

import java.util.List;
import java.util.Map;

/**
 * One line of a sheet.
 *
 * @param line where it starts in the file, from 1
 * @param fields text by field, outer blanks taken off; a field without a column is absent, an empty cell is empty text
 * @param cells the line as it stood
 */
public record SheetRow(long line, Map<String, String> fields, List<String> cells) {
    boolean has(String field) {
        return fields.containsKey(field);
    }

    String text(String field) {
        return fields.getOrDefault(field, "");
    }
}
