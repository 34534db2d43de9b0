package dev.backroom.cli.imports;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Takes the lines of one kind of sheet, each for itself. */
@FunctionalInterface
public interface Taker {
    Taken take(List<SheetRow> rows);

    /**
     * What became of the lines.
     *
     * @param taken lines that changed something
     * @param same lines that were known as they stand
     * @param rejected one sentence for the person who fixes the sheet, by line
     * @param notes what the lines did beside, a sentence each
     */
    record Taken(int taken, int same, SortedMap<Long, String> rejected, List<String> notes) {
        public Taken {
            rejected = new TreeMap<>(rejected);
            notes = List.copyOf(notes);
        }

        static Taken of(List<SheetRow> rows, int same, Map<Long, String> rejected) {
            return new Taken(rows.size() - same - rejected.size(), same, new TreeMap<>(rejected), List.of());
        }

        Taken with(List<String> others) {
            return new Taken(taken, same, rejected, others);
        }
    }
}
