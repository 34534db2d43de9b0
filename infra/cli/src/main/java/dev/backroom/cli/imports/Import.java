package dev.backroom.cli.imports;

import dev.backroom.model.stock.Item;
import dev.backroom.model.stock.Sku;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Takes a sheet line by line: what is right goes to the shelves, what is not goes to the rejected lines. */
public final class Import {
    /** The sheets that can be imported. */
    public enum Kind {
        ITEMS("items", ItemLines.FIELDS, ItemLines.REQUIRED),
        STOCK_COUNT("stock-count", StockCount.FIELDS, StockCount.REQUIRED);

        private final String word;
        private final List<String> fields;
        private final List<String> required;

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
    }

    /**
     * @param broken why and where the file could not be read on; empty when it was read to its end
     * @param rejects where the rejected lines stand
     */
    public record Outcome(int taken, int rejected, String broken, Path rejects) {
        public boolean whole() {
            return rejected == 0 && broken.isEmpty();
        }
    }

    private record Line<T>(SheetRow row, T value) {}

    private final Shelves shelves;

    public Import(Shelves shelves) {
        this.shelves = shelves;
    }

    /** @throws dev.backroom.cli.WrongUse if the file cannot be read as a sheet of this kind */
    public Outcome run(Kind kind, Path file, Charset charset, ColumnMapping mapping) throws IOException {
        Sheet sheet = Sheet.read(file, charset, mapping, kind.fields, kind.required);
        RejectedLines rejected = new RejectedLines(sheet.titles());
        int taken = switch (kind) {
            case ITEMS -> items(sheet, rejected);
            case STOCK_COUNT -> counts(sheet, rejected);
        };
        rejected.writeBeside(file);
        return new Outcome(taken, rejected.count(), sheet.broken(), RejectedLines.beside(file));
    }

    private int items(Sheet sheet, RejectedLines rejected) {
        List<Line<Item>> lines = accepted(sheet, rejected, ItemLines::check, Item::sku, "SKU");
        Map<Sku, Item> known = new HashMap<>();
        Set<Sku> parts = new HashSet<>();
        lines.forEach(line -> parts.addAll(line.value().parts().keySet()));
        known.putAll(shelves.items(parts));
        lines.forEach(line -> known.put(line.value().sku(), line.value()));
        int taken = 0;
        List<Line<Item>> bundles = new ArrayList<>();
        for (Line<Item> line : lines) {
            if (line.value().isBundle()) {
                bundles.add(line);
            } else {
                shelves.put(line.value());
                taken++;
            }
        }
        for (Line<Item> bundle : bundles) {
            Optional<String> wrong = wrongPart(bundle.value(), known);
            if (wrong.isPresent()) {
                rejected.add(bundle.row(), wrong.get());
            } else {
                shelves.put(bundle.value());
                taken++;
            }
        }
        return taken;
    }

    private static Optional<String> wrongPart(Item bundle, Map<Sku, Item> known) {
        for (Sku part : bundle.parts().keySet().stream().sorted().toList()) {
            Item item = known.get(part);
            if (item == null) {
                return Optional.of("part " + part + " is neither in this file nor among the items");
            }
            if (item.isBundle()) {
                return Optional.of("part " + part + " is a bundle itself; name its parts instead");
            }
        }
        return Optional.empty();
    }

    private int counts(Sheet sheet, RejectedLines rejected) {
        List<Line<StockCount>> lines =
                accepted(sheet, rejected, StockCount::check, StockCount::slot, "SKU and warehouse");
        Map<Sku, Item> items = shelves.items(
                lines.stream().map(line -> line.value().slot().sku()).distinct().toList());
        int taken = 0;
        for (Line<StockCount> line : lines) {
            Item item = items.get(line.value().slot().sku());
            Optional<String> wrong;
            if (item == null) {
                wrong = Optional.of("no item has this SKU; import the items first");
            } else if (item.isBundle()) {
                wrong = Optional.of("a bundle has no stock of its own; count its parts");
            } else {
                wrong = shelves.count(line.value());
            }
            if (wrong.isPresent()) {
                rejected.add(line.row(), wrong.get());
            } else {
                taken++;
            }
        }
        return taken;
    }

    private static <T, K> List<Line<T>> accepted(
            Sheet sheet,
            RejectedLines rejected,
            Function<SheetRow, Verdict<T>> check,
            Function<T, K> key,
            String what) {
        Map<K, Line<T>> lines = new LinkedHashMap<>();
        for (SheetRow row : sheet.rows()) {
            switch (check.apply(row)) {
                case Verdict.Rejected<T>(String reason) -> rejected.add(row, reason);
                case Verdict.Accepted<T>(T value) -> {
                    Line<T> first = lines.putIfAbsent(key.apply(value), new Line<>(row, value));
                    if (first != null) {
                        rejected.add(
                                row,
                                "the same " + what + " stands in line "
                                        + first.row().line());
                    }
                }
            }
        }
        return List.copyOf(lines.values());
    }
}
