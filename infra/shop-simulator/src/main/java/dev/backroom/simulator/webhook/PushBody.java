package dev.backroom.simulator.webhook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.backroom.simulator.ledger.Parcel;
import dev.backroom.simulator.script.EveningScript;
import dev.backroom.simulator.script.Push;
import dev.backroom.simulator.shop.Listing;
import dev.backroom.simulator.shop.SimulatedShop;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The bytes of a webhook, in the platform's forms and in those of its bad days. */
public final class PushBody {
    private static final JsonFactory JSON = new JsonFactory();
    /** How every chat begins. */
    public static final String CHAT = "Kailan po darating? 你好 🙏";

    private static final long FIRST_NOTIFICATION = 7_380_066_284_010_030_000L;

    /**
     * How this one deviates.
     *
     * @param numericIds ids as numbers
     * @param unnamed without notification id
     * @param embellished with fields that nobody documented
     */
    record Quirks(boolean numericIds, boolean unnamed, boolean embellished) {
        static final Quirks NONE = new Quirks(false, false, false);
    }

    private final EveningScript evening;

    public PushBody(EveningScript evening) {
        this.evening = evening;
    }

    public byte[] of(Push push, Quirks quirks) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(384);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeNumberField("type", push.type());
            // The platform's own sample of type 3 has none.
            if (!quirks.unnamed() && push.type() != Push.ADDRESS) {
                id(json, "tts_notification_id", notification(push), quirks.numericIds());
            }
            SimulatedShop shop = evening.plan().shop();
            if (push.type() == Push.STOCK_CHANGED) {
                json.writeStringField("seller_open_id", shop.seller());
            } else {
                id(json, "shop_id", shop.id().value(), quirks.numericIds());
            }
            json.writeNumberField("timestamp", push.at().getEpochSecond());
            if (quirks.embellished()) {
                json.writeObjectFieldStart("trace");
                json.writeStringField("region_node", "sg-3");
                json.writeNullField("replay_of");
                json.writeEndObject();
            }
            json.writeObjectFieldStart("data");
            data(json, push, quirks);
            if (quirks.embellished()) {
                json.writeNumberField("schema_revision", 7);
            }
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return bytes.toByteArray();
    }

    String notification(Push push) {
        return Long.toString(FIRST_NOTIFICATION + evening.plan().shop().salt() * 1_000_000_000L + push.number() * 31L);
    }

    private void data(JsonGenerator json, Push push, Quirks quirks) throws IOException {
        boolean numeric = quirks.numericIds();
        long updated = push.updated().getEpochSecond();
        switch (push.type()) {
            case Push.ORDER_STATUS -> {
                json.writeBooleanField(
                        "is_on_hold_order",
                        push.detail().equals("UNPAID") || push.detail().equals("ON_HOLD"));
                id(json, "order_id", push.subject(), numeric);
                json.writeStringField("order_status", push.detail());
                json.writeNumberField("update_time", updated);
            }
            case Push.ADDRESS -> {
                id(json, "order_id", push.subject(), numeric);
                json.writeNumberField("update_time", updated);
            }
            case Push.PARCELS -> {
                json.writeStringField("sc_type", push.detail());
                json.writeStringField("role_type", "ROLE_SELLER");
                json.writeArrayFieldStart("package_list");
                json.writeStartObject();
                id(json, "package_id", Parcel.id(push.subject(), 0), numeric);
                json.writeArrayFieldStart("order_id_list");
                if (numeric) {
                    json.writeNumber(Long.parseLong(push.subject()));
                } else {
                    json.writeString(push.subject());
                }
                json.writeEndArray();
                json.writeEndObject();
                json.writeEndArray();
                json.writeNumberField("update_time", updated);
            }
            case Push.CANCELLATION -> {
                id(json, "order_id", push.subject(), numeric);
                json.writeStringField("cancellations_role", push.role());
                json.writeStringField("cancel_status", push.detail());
                id(json, "cancel_id", "403" + push.subject().substring(3), numeric);
                json.writeNumberField("create_time", updated);
            }
            case Push.RETURN -> {
                id(json, "order_id", push.subject(), numeric);
                json.writeStringField("return_role", "BUYER");
                json.writeStringField("return_type", push.role());
                json.writeStringField("return_status", push.detail());
                id(json, "return_id", "404" + push.subject().substring(3), numeric);
                json.writeNumberField("create_time", updated);
                json.writeNumberField("update_time", updated);
            }
            case Push.AUTHORISATION_ENDS -> {
                json.writeStringField("message", "The authorization will expire soon");
                json.writeStringField("expiration_time", Long.toString(updated + 2_592_000));
            }
            case 13 -> {
                id(json, "conversation_id", conversation(push), numeric);
                json.writeNumberField("create_time", updated);
            }
            case 14 -> message(json, push, numeric);
            default -> aboutProduct(json, push, updated);
        }
    }

    private static void message(JsonGenerator json, Push push, boolean numeric) throws IOException {
        id(json, "message_id", "749" + push.number(), numeric);
        json.writeStringField("index", Long.toString(push.number()));
        id(json, "conversation_id", conversation(push), numeric);
        json.writeStringField("type", "TEXT");
        json.writeStringField("content", "{\"content\":\"" + CHAT + " \\\"" + push.number() + "\\\"\"}");
        json.writeNumberField("create_time", push.updated().getEpochSecond());
        json.writeBooleanField("is_visible", true);
        json.writeObjectFieldStart("sender");
        id(json, "im_user_id", "7494000000001000003", numeric);
        json.writeStringField("role", "BUYER");
        json.writeEndObject();
    }

    private void aboutProduct(JsonGenerator json, Push push, long updated) throws IOException {
        Listing listing = evening.listingOf(push.subject());
        json.writeNumberField("product_id", Long.parseLong(listing.product()));
        switch (push.type()) {
            case 5 -> json.writeStringField("status", "PRODUCT_STATUS_CHANGED");
            case 15 -> {
                json.writeStringField("change_source", "SELLER_CENTER");
                json.writeArrayFieldStart("changed_fields");
                json.writeString("TITLE");
                json.writeEndArray();
            }
            case Push.STOCK_STATUS -> {
                json.writeStringField("sku_id", listing.sku());
                json.writeObjectFieldStart("trigger_reason");
                json.writeStringField("alert_type", "REALTIME");
                json.writeNumberField("low_stock_threshold", 20);
                json.writeEndObject();
                json.writeStringField("current_inventory_status", "LOW_STOCK");
                json.writeObjectFieldStart("inventory_distribution");
                json.writeNumberField("total_quantity", 20 + push.number() % 10);
                json.writeNumberField("available_quantity", 10 + push.number() % 10);
                json.writeNumberField("creator_reserved_quantity", 0);
                json.writeNumberField("campaign_reserved_quantity", 0);
                json.writeNumberField("committed_quantity", 10);
                json.writeEndObject();
            }
            case Push.STOCK_CHANGED -> stockChanged(json, push, listing);
            default -> json.writeStringField("status", "CHANGED");
        }
        json.writeNumberField("update_time", updated);
    }

    /** What set it off: of those that nobody's edit stands behind, two in three say that it was an order. */
    private static void stockChanged(JsonGenerator json, Push push, Listing listing) throws IOException {
        String at = push.at().plusNanos(123_456).toString();
        String event = "sim-" + push.number();
        String byChance = push.number() % 3 == 0 ? "manual_adjustment" : "order_created";
        json.writeStringField("event_id", event);
        json.writeStringField("occurred_at", at);
        json.writeNumberField("sku_id", Long.parseLong(listing.sku()));
        json.writeObjectFieldStart("quantity_snapshot_after_change");
        json.writeNumberField("total_quantity", 20 + push.number() % 10);
        json.writeNumberField("total_available_quantity", 10 + push.number() % 10);
        json.writeNumberField("total_committed_quantity", 10);
        json.writeEndObject();
        json.writeArrayFieldStart("change_detail");
        json.writeStartObject();
        json.writeStringField("idempotency_key", event + "-1");
        json.writeStringField("trigger_source", push.detail().isEmpty() ? byChance : push.detail());
        json.writeStringField("occurred_at", at);
        json.writeNumberField("available_delta", -1);
        json.writeEndObject();
        json.writeEndArray();
    }

    private static String conversation(Push push) {
        return "7480066284010" + (100_000 + push.number());
    }

    private static void id(JsonGenerator json, String name, String id, boolean numeric) throws IOException {
        if (numeric) {
            json.writeNumberField(name, Long.parseLong(id));
        } else {
            json.writeStringField(name, id);
        }
    }
}
