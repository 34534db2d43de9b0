package dev.backroom.tiktok.order;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.model.order.LineState;
import dev.backroom.model.order.OrderLine;
import dev.backroom.model.order.OrderStatus;
import dev.backroom.model.stock.Sku;
import dev.backroom.tiktok.json.JsonFields;
import dev.backroom.tiktok.json.UnreadableJson;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** The platform's line items, one per unit, to lines with units. */
final class LineDecoder {
    /** More of one part in one bundle is taken for a fault. */
    private static final long MOST_PARTS = 10_000;

    private static final int PRICE_DIGITS = 4;

    /** The platform's order of lines may change from read to read; ours must not, or every read would be a change. */
    private static final Comparator<OrderLine> EQUAL_BUT_FOR_UNITS = Comparator.comparing(OrderLine::sku)
            .thenComparing(OrderLine::platformSku)
            .thenComparing(OrderLine::product)
            .thenComparing(OrderLine::price)
            .thenComparing(OrderLine::gift)
            .thenComparing(OrderLine::state);

    private LineDecoder() {}

    static List<OrderLine> lines(JsonNode items, OrderStatus order) {
        SortedMap<OrderLine, Integer> folded = new TreeMap<>(EQUAL_BUT_FOR_UNITS);
        int position = 0;
        for (JsonNode item : items) {
            position++;
            for (OrderLine line : linesOf(item, order, position)) {
                folded.merge(line, line.units(), Math::addExact);
            }
        }
        List<OrderLine> lines = new ArrayList<>(folded.size());
        for (Map.Entry<OrderLine, Integer> entry : folded.entrySet()) {
            lines.add(with(entry.getKey(), entry.getValue()));
        }
        return lines;
    }

    /** A line that cannot be read becomes one of an SKU that no item list has, so that a person looks at the order. */
    private static List<OrderLine> linesOf(JsonNode item, OrderStatus order, int position) {
        try {
            OrderLine whole = line(item, order);
            List<OrderLine> parts = parts(item.path("combined_listing_skus"), whole);
            return parts.isEmpty() ? List.of(whole) : parts;
        } catch (UnreadableJson e) {
            Sku unknown = new Sku("unreadable-line-" + position);
            return List.of(new OrderLine(unknown, "", "", 1, BigDecimal.ZERO, false, LineState.of(order)));
        }
    }

    private static OrderLine line(JsonNode item, OrderStatus order) {
        String platformSku = JsonFields.id(item.get("sku_id"), "sku_id").orElse("");
        String status = JsonFields.text(item, "display_status");
        return new OrderLine(
                SkuCodes.of(JsonFields.text(item, "seller_sku"), platformSku),
                platformSku,
                JsonFields.id(item.get("product_id"), "product_id").orElse(""),
                1,
                JsonFields.amount(item.get("sale_price"), "sale_price").orElse(BigDecimal.ZERO),
                JsonFields.flag(item.get("is_gift")),
                LineState.of(status.isBlank() ? order : OrderStatus.of(status)));
    }

    /** A virtual bundle's parts. The platform gives no split of its price, so it is spread evenly over the units. */
    private static List<OrderLine> parts(JsonNode components, OrderLine whole) {
        List<OrderLine> parts = new ArrayList<>();
        long units = 0;
        for (JsonNode component : components) {
            String platformSku =
                    JsonFields.id(component.get("sku_id"), "sku_id").orElse("");
            OptionalLong count = JsonFields.count(component.get("sku_count"));
            long parted = count.orElse(1);
            if (parted < 1 || parted > MOST_PARTS) {
                throw new UnreadableJson("sku_count is out of its range");
            }
            units += parted;
            parts.add(new OrderLine(
                    SkuCodes.of(JsonFields.text(component, "seller_sku"), platformSku),
                    platformSku,
                    JsonFields.id(component.get("product_id"), "product_id").orElse(""),
                    (int) parted,
                    whole.price(),
                    whole.gift(),
                    whole.state()));
        }
        if (parts.isEmpty()) {
            return parts;
        }
        BigDecimal each = whole.price().divide(BigDecimal.valueOf(units), PRICE_DIGITS, RoundingMode.HALF_EVEN);
        return parts.stream()
                .map(part -> new OrderLine(
                        part.sku(), part.platformSku(), part.product(), part.units(), each, part.gift(), part.state()))
                .toList();
    }

    private static OrderLine with(OrderLine line, int units) {
        return new OrderLine(
                line.sku(), line.platformSku(), line.product(), units, line.price(), line.gift(), line.state());
    }
}
