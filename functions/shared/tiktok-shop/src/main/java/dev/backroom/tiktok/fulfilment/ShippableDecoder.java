package dev.backroom.tiktok.fulfilment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.model.order.LineState;
import dev.backroom.model.order.OrderSnapshot;
import dev.backroom.model.order.OrderStatus;
import dev.backroom.model.ship.PackageState;
import dev.backroom.model.ship.ShippableOrder;
import dev.backroom.model.ship.ShippableUnit;
import dev.backroom.tiktok.json.JsonFields;
import dev.backroom.tiktok.json.UnreadableJson;
import dev.backroom.tiktok.order.SkuCodes;
import java.util.ArrayList;
import java.util.List;

/** An order of the API with its packages: strict, because a unit that is overlooked is not sent. */
final class ShippableDecoder {
    private ShippableDecoder() {}

    /** @throws UnreadableJson if a unit cannot be read */
    static ShippableOrder decode(OrderSnapshot snapshot, JsonNode order) {
        List<ShippableUnit> units = new ArrayList<>();
        for (JsonNode item : order.path("line_items")) {
            units.add(unit(item, snapshot.status()));
        }
        String tag = JsonFields.text(order, "split_or_combine_tag");
        return new ShippableOrder(
                snapshot,
                JsonFields.text(order, "shipping_type").equals("SELLER"),
                JsonFields.id(order.get("delivery_option_id"), "delivery_option_id")
                        .orElse(""),
                tag.equals("COMBINED"),
                units);
    }

    private static ShippableUnit unit(JsonNode item, OrderStatus order) {
        String status = JsonFields.text(item, "display_status");
        String platformSku = JsonFields.id(item.get("sku_id"), "sku_id").orElse("");
        return new ShippableUnit(
                JsonFields.id(item.get("id"), "line item").orElseThrow(() -> new UnreadableJson("a line has no id")),
                SkuCodes.of(JsonFields.text(item, "seller_sku"), platformSku),
                JsonFields.id(item.get("package_id"), "package_id"),
                PackageState.of(JsonFields.text(item, "package_status")),
                JsonFields.text(item, "tracking_number").strip(),
                LineState.of(status.isBlank() ? order : OrderStatus.of(status)));
    }
}
