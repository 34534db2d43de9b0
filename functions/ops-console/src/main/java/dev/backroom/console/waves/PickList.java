package dev.backroom.console.waves;

import dev.backroom.model.stock.Sku;
import dev.backroom.model.wave.WaveLine;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What to fetch for a wave, in the order of the bins; what has no bin comes last. */
public record PickList(List<Pick> picks) {
    /**
     * One SKU.
     *
     * @param bin empty text where none is known
     * @param orders how many orders want it
     */
    public record Pick(String bin, Sku sku, String title, int units, int orders) {}

    private static final Comparator<Pick> BY_BIN = Comparator.comparing(
                    (Pick pick) -> pick.bin().isEmpty())
            .thenComparing(Pick::bin)
            .thenComparing(Pick::sku);

    public PickList {
        picks = List.copyOf(picks);
    }

    public static PickList of(Collection<WaveLine> lines, Map<Sku, String> bins, Map<Sku, String> titles) {
        Map<Sku, Integer> units = new TreeMap<>();
        Map<Sku, Integer> orders = new TreeMap<>();
        for (WaveLine line : lines) {
            line.units().forEach((sku, count) -> {
                units.merge(sku, count, Integer::sum);
                orders.merge(sku, 1, Integer::sum);
            });
        }
        return new PickList(units.entrySet().stream()
                .map(one -> new Pick(
                        bins.getOrDefault(one.getKey(), ""),
                        one.getKey(),
                        titles.getOrDefault(one.getKey(), ""),
                        one.getValue(),
                        orders.getOrDefault(one.getKey(), 0)))
                .sorted(BY_BIN)
                .toList());
    }

    public int units() {
        return picks.stream().mapToInt(Pick::units).sum();
    }
}
