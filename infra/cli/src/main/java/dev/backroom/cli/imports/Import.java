package dev.backroom.cli.imports;

import dev.backroom.reviews.ReviewLine;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Takes a sheet line by line: what is right is taken, what is not goes to the rejected lines. */
public final class Import {
    /** The sheets that can be imported. */
    public enum Kind {
        ITEMS("items", ItemLines.FIELDS, ItemLines.REQUIRED),
        STOCK_COUNT("stock-count", TakeMovements.Kind.COUNT),
        RECEIPTS("receipts", TakeMovements.Kind.RECEIPT),
        ADJUSTMENTS("adjustments", TakeMovements.Kind.ADJUSTMENT),
        DAMAGES("damages", TakeMovements.Kind.DAMAGE),
        BINS("bins", TakeBins.FIELDS, TakeBins.REQUIRED),
        CAPACITY("capacity", TakeCapacity.FIELDS, TakeCapacity.REQUIRED),
        AD_SPEND("ad-spend", TakeAdSpend.FIELDS, TakeAdSpend.REQUIRED),
        FORWARDERS("forwarders", ImportFreightForwarders.FIELDS, ImportFreightForwarders.REQUIRED),
        REVIEWS("reviews", ReviewLine.FIELDS, ReviewLine.REQUIRED),
        TRACKING("tracking", TakeTracking.FIELDS, TakeTracking.REQUIRED);

        private final String word;
        private final List<String> fields;
        private final List<String> required;

        Kind(String word, TakeMovements.Kind movement) {
            this(word, movement.fields(), movement.required());
        }

        Kind(String word, List<String> fields, List<String> required) {
            this.word = word;
            this.fields = fields;
            this.required = required;
        }

        /** How the user calls it. */
        public String word() {
            return word;
        }

        public List<String> fields() {
            return fields;
        }

        List<String> required() {
            return required;
        }
    }

    /**
     * @param taken lines that changed something
     * @param same lines that were known as they stand
     * @param rejects where the rejected lines stand
     * @param notes what the lines did beside, or would do
     */
    public record Outcome(int taken, int same, int rejected, Path rejects, List<String> notes) {
        public Outcome {
            notes = List.copyOf(notes);
        }

        Outcome(int taken, int same, int rejected, Path rejects) {
            this(taken, same, rejected, rejects, List.of());
        }

        public boolean whole() {
            return rejected == 0;
        }
    }

    private Import() {}

    /** @throws dev.backroom.cli.terminal.WrongUse if the file cannot be read as a sheet of this kind */
    public static Outcome run(Kind kind, Path file, Charset charset, ColumnMapping mapping, Taker taker)
            throws IOException {
        Sheet sheet = Sheet.read(file, charset, mapping, kind.fields(), kind.required());
        Taker.Taken taken = taker.take(sheet.rows());
        RejectedLines rejected = new RejectedLines(sheet.titles());
        Map<Long, SheetRow> rows = new HashMap<>();
        sheet.rows().forEach(row -> rows.put(row.line(), row));
        taken.rejected().forEach((line, reason) -> rejected.add(Objects.requireNonNull(rows.get(line)), reason));
        sheet.unreadable().forEach(rejected::add);
        rejected.writeBeside(file);
        return new Outcome(taken.taken(), taken.same(), rejected.count(), RejectedLines.beside(file), taken.notes());
    }

    /**
     * Reads a sheet for a taker that only says what it would do: rejected lines are noted and no file is written.
     *
     * @throws dev.backroom.cli.terminal.WrongUse if the file cannot be read as a sheet of this kind
     */
    public static Outcome preview(Kind kind, Path file, Charset charset, ColumnMapping mapping, Taker taker)
            throws IOException {
        Sheet sheet = Sheet.read(file, charset, mapping, kind.fields(), kind.required());
        Taker.Taken taken = taker.take(sheet.rows());
        List<String> notes = new ArrayList<>(taken.notes());
        sheet.unreadable().forEach((row, reason) -> notes.add("line " + row.line() + " would be rejected: " + reason));
        taken.rejected().forEach((line, reason) -> notes.add("line " + line + " would be rejected: " + reason));
        return new Outcome(
                taken.taken(),
                taken.same(),
                taken.rejected().size() + sheet.unreadable().size(),
                RejectedLines.beside(file),
                notes);
    }
}
