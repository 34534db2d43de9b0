package dev.backroom.model.stock;

import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where a shop shows an item to buyers.
 *
 * @param product the platform's product id
 * @param platformSku the platform's SKU id, unique within the shop
 * @param live whether buyers can order it; only then the platform takes a stock figure
 * @param warehouses the platform's ids of the warehouses that serve it, in order; empty where the platform names none
 */
public record Listing(ShopId shop, String product, String platformSku, boolean live, List<String> warehouses) {
    /** The largest figure that the platform takes, in units. */
    public static final int LARGEST_FIGURE = 99_999;
    /** Stands for the only warehouse of a listing for which the platform names none. */
    public static final String UNNAMED = "-";

    public Listing {
        warehouses = warehouses.stream().sorted().distinct().toList();
    }

    /**
     * The figure for every warehouse of the listing. Where several of the platform's warehouses stand for one of the
     * seller's, the first of them shows its units and the others none, because a unit shown twice is sold twice.
     *
     * @return by the platform's warehouse id, 0 to {@link #LARGEST_FIGURE} units
     */
    public SortedMap<String, Integer> figures(Shop of, Sellable sellable) {
        SortedMap<String, Integer> figures = new TreeMap<>();
        Set<String> shown = new HashSet<>();
        for (String warehouse : warehouses.isEmpty() ? List.of(UNNAMED) : warehouses) {
            String own = of.warehouseFor(warehouse);
            figures.put(warehouse, shown.add(own) ? Math.min(LARGEST_FIGURE, sellable.at(own)) : 0);
        }
        return figures;
    }

    public Listing with(List<String> otherWarehouses) {
        return new Listing(shop, product, platformSku, live, otherWarehouses);
    }

    /** The same listing, which buyers cannot order any more. */
    public Listing ended() {
        return new Listing(shop, product, platformSku, false, warehouses);
    }
}
