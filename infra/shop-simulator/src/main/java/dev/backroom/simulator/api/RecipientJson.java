package dev.backroom.simulator.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.backroom.simulator.script.Buyer;
import dev.backroom.simulator.shop.Market;
import java.io.IOException;

/** A recipient in the API's form. */
final class RecipientJson {
    private RecipientJson() {}

    /** Writes {@code recipient_address}; the platform masks what it ships itself. */
    static void write(JsonGenerator json, Market market, Buyer buyer, boolean masked) throws IOException {
        Market.Place place = buyer.place();
        String area = String.join(", ", place.names().reversed());
        json.writeObjectFieldStart("recipient_address");
        json.writeStringField("name", masked ? "A*** S***" : buyer.name());
        json.writeStringField("first_name", masked ? "A***" : buyer.firstName());
        json.writeStringField("last_name", masked ? "S***" : buyer.lastName());
        json.writeStringField("phone_number", masked ? buyer.phone().substring(0, 6) + "*****" : buyer.phone());
        json.writeStringField("region_code", market.name());
        json.writeStringField("postal_code", place.postalCode());
        json.writeStringField("address_detail", masked ? "***" : buyer.street());
        json.writeStringField("address_line1", masked ? "***" : buyer.street());
        json.writeStringField("address_line2", "");
        json.writeStringField(
                "full_address", (masked ? "***" : buyer.street()) + ", " + area + ", " + place.postalCode());
        json.writeArrayFieldStart("district_info");
        district(json, "L0", "Country", market.name());
        for (int level = 0; level < place.names().size(); level++) {
            district(
                    json,
                    "L" + (level + 1),
                    market.levels().get(level),
                    place.names().get(level));
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void district(JsonGenerator json, String level, String levelName, String name) throws IOException {
        json.writeStartObject();
        json.writeStringField("address_level", level);
        json.writeStringField("address_level_name", levelName);
        json.writeStringField("address_name", name);
        json.writeEndObject();
    }
}
