package dev.backroom.cli.sheet;

import dev.backroom.model.decision.UnitPrices;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.Recipient;
import dev.backroom.model.stock.Sku;
import dev.backroom.model.wave.WaveLine;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What one order of a wave puts into a sheet: a row for each SKU, each with everything of the order. */
public final class SheetRows {
    private static final DateTimeFormatter BEIJING =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));

    private SheetRows() {}

    /**
     * The values of each row, by {@link SheetLayout#FIELDS}.
     *
     * @param line the order as it is to be packed now
     * @param tracking numbers that are known by now
     */
    public static List<Map<String, String>> of(
            String wave, WaveLine line, Order order, Optional<Recipient> to, List<String> tracking) {
        Map<String, String> whole = order(wave, line, order, tracking);
        to.ifPresent(recipient -> recipient(whole, recipient));
        Map<Sku, BigDecimal> prices = UnitPrices.of(order.lines(), line.units());
        List<Map<String, String>> rows = new ArrayList<>();
        new TreeMap<>(line.units()).forEach((sku, units) -> {
            Map<String, String> row = new HashMap<>(whole);
            row.put("sku", sku.code());
            row.put("units", Integer.toString(units));
            row.put("price", prices.getOrDefault(sku, BigDecimal.ZERO).toPlainString());
            rows.add(row);
        });
        return rows;
    }

    private static Map<String, String> order(String wave, WaveLine line, Order order, List<String> tracking) {
        Map<String, String> values = new HashMap<>();
        values.put("order", order.key().order());
        values.put("shop", order.key().shop().value());
        values.put("wave", wave);
        values.put("warehouse", order.warehouse());
        values.put("carton", line.carton());
        values.put("currency", order.total().currency());
        values.put("created", order.created().toString());
        values.put("createdBeijing", BEIJING.format(order.created()));
        values.put("shipBy", line.shipBy().toString());
        values.put("tracking", String.join(" ", tracking));
        return values;
    }

    /** The lines in front of the areas; the whole address where it came as one text. */
    private static void recipient(Map<String, String> values, Recipient recipient) {
        Areas areas = Areas.of(recipient.region(), recipient.parts().areas());
        String street = recipient.parts().street();
        values.put("name", recipient.name());
        values.put("phone", recipient.phone());
        values.put("address", recipient.address());
        values.put("street", street.isBlank() ? recipient.address() : street);
        values.put("province", areas.province());
        values.put("city", areas.city());
        values.put("district", areas.district());
        values.put("postalCode", recipient.postalCode());
        values.put("region", recipient.region());
        values.put("message", recipient.buyerMessage());
    }
}
