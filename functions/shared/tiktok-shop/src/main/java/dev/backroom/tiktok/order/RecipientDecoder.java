package dev.backroom.tiktok.order;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.model.order.AddressParts;
import dev.backroom.model.order.OrderStatus;
import dev.backroom.model.order.Recipient;
import dev.backroom.tiktok.json.JsonFields;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The recipient of an order, as far as the platform shows it. */
final class RecipientDecoder {
    private static final String COUNTRY = "L0";
    private static final List<String> LINES =
            List.of("address_detail", "address_line1", "address_line2", "address_line3", "address_line4");

    private RecipientDecoder() {}

    /** Empty while the platform hides it, and where it shows nothing. */
    static Optional<Recipient> recipient(JsonNode order, OrderStatus status) {
        JsonNode address = order.path("recipient_address");
        if (!address.isObject() || status == OrderStatus.UNPAID || status == OrderStatus.ON_HOLD) {
            return Optional.empty();
        }
        Recipient recipient = new Recipient(
                name(address),
                JsonFields.text(address, "phone_number"),
                fullAddress(address),
                JsonFields.text(address, "postal_code"),
                JsonFields.text(address, "region_code"),
                JsonFields.text(order, "buyer_message"),
                parts(address, order));
        boolean shown = Stream.of(recipient.name(), recipient.phone(), recipient.address())
                .anyMatch(text -> !text.isBlank());
        return shown ? Optional.of(recipient) : Optional.empty();
    }

    private static String name(JsonNode address) {
        String name = JsonFields.text(address, "name");
        return name.isBlank()
                ? joined(" ", List.of(JsonFields.text(address, "first_name"), JsonFields.text(address, "last_name")))
                : name;
    }

    /** The lines as the platform gives them; where it gives one text only, what is left of it without the areas. */
    private static AddressParts parts(JsonNode address, JsonNode order) {
        List<String> areas = new ArrayList<>();
        for (JsonNode district : address.path("district_info")) {
            if (!JsonFields.text(district, "address_level").equals(COUNTRY)) {
                areas.add(JsonFields.text(district, "address_name"));
            }
        }
        areas.add(JsonFields.text(address, "post_town"));
        areas.removeIf(String::isBlank);
        Set<String> lines = new LinkedHashSet<>();
        for (String field : LINES) {
            lines.add(JsonFields.text(address, field));
        }
        String street = joined(", ", List.copyOf(lines));
        String code = JsonFields.text(address, "postal_code");
        if (street.isBlank() && !areas.isEmpty()) {
            street = joined(
                    ", ",
                    Stream.of(JsonFields.text(address, "full_address").split(","))
                            .map(String::strip)
                            .filter(part -> !areas.contains(part) && !part.equals(code))
                            .toList());
        }
        return new AddressParts(
                street, areas, JsonFields.text(order, "shipping_type").equals("SELLER"));
    }

    private static String fullAddress(JsonNode address) {
        String full = JsonFields.text(address, "full_address");
        if (!full.isBlank()) {
            return full;
        }
        List<String> parts = new ArrayList<>();
        for (String field : LINES) {
            parts.add(JsonFields.text(address, field));
        }
        parts.add(JsonFields.text(address, "post_town"));
        for (JsonNode district : address.path("district_info")) {
            parts.add(JsonFields.text(district, "address_name"));
        }
        return joined(", ", parts);
    }

    private static String joined(String with, List<String> parts) {
        return String.join(with, parts.stream().filter(part -> !part.isBlank()).toList());
    }
}
