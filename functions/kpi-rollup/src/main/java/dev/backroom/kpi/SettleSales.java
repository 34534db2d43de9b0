package dev.backroom.kpi;

import dev.backroom.model.Shop;
import dev.backroom.model.kpi.ShopDay;
import dev.backroom.model.stock.Sku;
import dev.backroom.store.kpi.KpiTable;
import dev.backroom.store.kpi.SalesTable;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Keeps the daily units of each SKU equal to the hours that they are the sum of. */
final class SettleSales {
    private final KpiTable kpis;
    private final SalesTable sales;

    SettleSales(KpiTable kpis, SalesTable sales) {
        this.kpis = kpis;
        this.sales = sales;
    }

    /** @return how many items were written */
    int run(Shop shop, Iterable<LocalDate> touched) {
        SortedSet<ShopDay> days = new TreeSet<>();
        touched.forEach(date -> days.addAll(ShopDay.overlapping(date, shop.zone())));
        Map<Sku, SortedMap<LocalDate, Long>> units = new HashMap<>();
        for (ShopDay day : days) {
            kpis.units(shop.id(), day.start(), day.end())
                    .forEach((sku, n) ->
                            units.computeIfAbsent(sku, s -> new TreeMap<>()).put(day.date(), n));
        }
        return sales.settle(shop.id(), units);
    }
}
