package dev.backroom.cli.imports;

import dev.backroom.model.stock.Item;
import dev.backroom.model.stock.Sku;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Puts items on the list; bundles last, whatever their order in the file, since their parts must exist. */
public final class TakeItems implements Taker {
    private record Line(SheetRow row, Item item) {}

    private final ItemCatalogue shelves;

    public TakeItems(ItemCatalogue shelves) {
        this.shelves = shelves;
    }

    @Override
    public Taken take(List<SheetRow> rows) {
        TreeMap<Long, String> rejected = new TreeMap<>();
        List<Line> lines = accepted(rows, rejected);
        Set<Sku> parts = new HashSet<>();
        lines.forEach(line -> parts.addAll(line.item().parts().keySet()));
        Map<Sku, Item> known = new HashMap<>(shelves.items(parts));
        lines.forEach(line -> known.put(line.item().sku(), line.item()));
        List<Line> bundles = new ArrayList<>();
        for (Line line : lines) {
            if (line.item().isBundle()) {
                bundles.add(line);
            } else {
                shelves.put(line.item());
            }
        }
        for (Line bundle : bundles) {
            Optional<String> wrong = wrongPart(bundle.item(), known);
            if (wrong.isPresent()) {
                rejected.put(bundle.row().line(), wrong.get());
            } else {
                shelves.put(bundle.item());
            }
        }
        return Taken.of(rows, 0, rejected);
    }

    private List<Line> accepted(List<SheetRow> rows, Map<Long, String> rejected) {
        Map<Sku, Item> stored = stored(rows);
        Map<Sku, Line> lines = new LinkedHashMap<>();
        for (SheetRow row : rows) {
            try {
                Item item = ItemLines.read(row, stored);
                Line first = lines.putIfAbsent(item.sku(), new Line(row, item));
                if (first != null) {
                    rejected.put(
                            row.line(),
                            "the same SKU stands in line " + first.row().line());
                }
            } catch (IllegalArgumentException e) {
                rejected.put(row.line(), String.valueOf(e.getMessage()));
            }
        }
        return List.copyOf(lines.values());
    }

    private Map<Sku, Item> stored(List<SheetRow> rows) {
        Set<Sku> skus = new HashSet<>();
        for (SheetRow row : rows) {
            try {
                skus.add(ItemLines.sku(row));
            } catch (IllegalArgumentException e) {
                continue; // It is rejected with its reason when the line is read.
            }
        }
        return shelves.items(skus);
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
}
