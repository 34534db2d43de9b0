package dev.backroom.cli.imports;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The lines that were not taken, with the reason, in a form that can be mended and imported again. */
final class RejectedLines {
    static final String ENDING = ".rejected.csv";
    private static final List<String> ADDED = List.of("rejected_line", "rejected_because");

    private final List<String> titles;
    private final TreeMap<Long, List<String>> lines = new TreeMap<>();

    RejectedLines(List<String> titles) {
        this.titles = titles;
    }

    void add(SheetRow row, String reason) {
        List<String> cells = new ArrayList<>(row.cells());
        while (cells.size() < titles.size()) {
            cells.add("");
        }
        cells.add(Long.toString(row.line()));
        cells.add(reason);
        lines.put(row.line(), cells);
    }

    int count() {
        return lines.size();
    }

    /** Writes the file beside the imported one; when nothing was rejected, takes away what an earlier run left. */
    void writeBeside(Path imported) throws IOException {
        Path file = beside(imported);
        if (lines.isEmpty()) {
            Files.deleteIfExists(file);
            return;
        }
        try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
                CSVPrinter printer = new CSVPrinter(writer, CSVFormat.RFC4180)) {
            List<String> header = new ArrayList<>(titles);
            header.addAll(ADDED);
            printer.printRecord(header);
            printer.printRecords(lines.values());
        }
    }

    static Path beside(Path imported) {
        return imported.resolveSibling(imported.getFileName() + ENDING);
    }
}
