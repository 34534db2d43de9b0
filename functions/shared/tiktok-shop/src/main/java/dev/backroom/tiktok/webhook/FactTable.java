package dev.backroom.tiktok.webhook;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.tiktok.json.JsonFields;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Which facts each webhook type gives, and where they stand in its {@code data}. */
final class FactTable {
    /** The form of the platform's state names; what has another form is not passed on. */
    private static final Pattern STATE = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");

    private static final Entry UPDATED = time(Facts.UPDATED, "/update_time");
    private static final Entry STATUS = state(Facts.STATUS, "/status");
    private static final Entry PRODUCT = id(Facts.PRODUCT, "/product_id");
    private static final Entry SKU = id(Facts.SKU, "/sku_id");
    private static final Entry REQUEST = id(Facts.REQUEST, "/aftersales_request_id");
    private static final Entry RMA = id(Facts.RMA, "/rma_id");
    private static final Entry RETURNED_BY = state(Facts.BY, "/return_role");
    private static final Entry ACTIVITY = id(Facts.ACTIVITY, "/activity_id");

    private FactTable() {}

    static Map<String, String> read(WebhookType type, JsonNode data) {
        Map<String, String> facts = new TreeMap<>();
        for (Entry entry : entries(type)) {
            entry.form
                    .read(data.at(entry.pointer), entry.name)
                    .filter(value -> !value.isEmpty())
                    .ifPresent(value -> facts.put(entry.name, value));
        }
        return facts;
    }

    private static List<Entry> entries(WebhookType type) {
        return switch (type) {
            case ORDER_STATUS_CHANGE ->
                List.of(state(Facts.STATUS, "/order_status"), flag(Facts.ON_HOLD, "/is_on_hold_order"), UPDATED);
            case RECIPIENT_ADDRESS_UPDATE -> List.of(UPDATED);
            case PACKAGE_UPDATE -> List.of(state(Facts.KIND, "/sc_type"), state(Facts.BY, "/role_type"), UPDATED);
            case CANCELLATION_STATUS_CHANGE ->
                List.of(
                        id(Facts.CANCEL, "/cancel_id"),
                        state(Facts.STATUS, "/cancel_status"),
                        state(Facts.BY, "/cancellations_role"));
            case RETURN_STATUS_CHANGE ->
                List.of(
                        id(Facts.RETURN, "/return_id"),
                        state(Facts.STATUS, "/return_status"),
                        state(Facts.KIND, "/return_type"),
                        RETURNED_BY,
                        UPDATED);
            case INVOICE_STATUS_CHANGE ->
                List.of(id(Facts.PACKAGE, "/package_id"), state(Facts.STATUS, "/invoice_status"));
            case AFTERSALES_REQUEST_STATUS ->
                List.of(REQUEST, state(Facts.STATUS, "/aftersales_request_status"), RETURNED_BY);
            case RMA_STATUS -> List.of(RMA, REQUEST, state(Facts.STATUS, "/rma_status"), RETURNED_BY);
            case REFUND_SUCCESS ->
                List.of(RMA, REQUEST, state(Facts.STATUS, "/refund_status"), time(Facts.UPDATED, "/refund_timestamp"));
            case UPCOMING_AUTHORIZATION_EXPIRATION -> List.of(time(Facts.EXPIRES, "/expiration_time"));
            case NEW_CONVERSATION -> List.of(id(Facts.CONVERSATION, "/conversation_id"));
            case NEW_MESSAGE, NEW_MESSAGE_LISTENER ->
                List.of(
                        id(Facts.CONVERSATION, "/conversation_id"),
                        id(Facts.MESSAGE, "/message_id"),
                        state(Facts.KIND, "/type"),
                        state(Facts.BY, "/sender/role"));
            case PRODUCT_STATUS_CHANGE -> List.of(PRODUCT, STATUS, UPDATED);
            case PRODUCT_INFORMATION_CHANGE -> List.of(PRODUCT, state(Facts.BY, "/change_source"), UPDATED);
            case PRODUCT_CREATION, PRODUCT_CATEGORY_CHANGE -> List.of(PRODUCT, UPDATED);
            case PRODUCT_AUDIT_STATUS_CHANGE -> List.of(PRODUCT, state(Facts.STATUS, "/audit/status"), UPDATED);
            case FBT_INVENTORY_UPDATE -> List.of(id(Facts.GOODS, "/goods_id"), SKU);
            case INVENTORY_STATUS_CHANGE ->
                List.of(
                        PRODUCT,
                        SKU,
                        state(Facts.STATUS, "/current_inventory_status"),
                        state(Facts.KIND, "/trigger_reason/alert_type"),
                        count(Facts.LEAD_DAYS, "/trigger_reason/lead_days"),
                        count(Facts.THRESHOLD, "/trigger_reason/low_stock_threshold"),
                        count(Facts.TOTAL, "/inventory_distribution/total_quantity"),
                        count(Facts.AVAILABLE, "/inventory_distribution/available_quantity"),
                        count(Facts.CREATOR, "/inventory_distribution/creator_reserved_quantity"),
                        count(Facts.CAMPAIGN, "/inventory_distribution/campaign_reserved_quantity"),
                        count(Facts.COMMITTED, "/inventory_distribution/committed_quantity"),
                        UPDATED);
            case INVENTORY_CHANGED ->
                List.of(
                        PRODUCT,
                        SKU,
                        id(Facts.EVENT, "/event_id"),
                        state(Facts.KIND, "/change_detail/0/trigger_source"),
                        count(Facts.TOTAL, "/quantity_snapshot_after_change/total_quantity"),
                        count(Facts.AVAILABLE, "/quantity_snapshot_after_change/total_available_quantity"),
                        count(Facts.COMMITTED, "/quantity_snapshot_after_change/total_committed_quantity"),
                        count(Facts.IN_SHOP, "/quantity_snapshot_after_change/in_shop_quantity"),
                        count(Facts.CAMPAIGN, "/quantity_snapshot_after_change/campaign_locked_quantity"),
                        count(Facts.CREATOR, "/quantity_snapshot_after_change/creator_locked_quantity"));
            case ACTIVITY_STATUS, ACTIVITY_CHANGE -> List.of(ACTIVITY, STATUS, UPDATED);
            default -> List.of();
        };
    }

    private static Entry id(String name, String path) {
        return new Entry(name, JsonPointer.compile(path), JsonFields::id);
    }

    private static Entry state(String name, String path) {
        return new Entry(
                name,
                JsonPointer.compile(path),
                (value, field) -> Optional.of(value.asText(""))
                        .filter(text -> value.isTextual() && STATE.matcher(text).matches()));
    }

    private static Entry count(String name, String path) {
        return new Entry(name, JsonPointer.compile(path), (value, field) -> {
            var count = JsonFields.count(value);
            return count.isPresent() ? Optional.of(Long.toString(count.getAsLong())) : Optional.empty();
        });
    }

    private static Entry time(String name, String path) {
        return new Entry(
                name,
                JsonPointer.compile(path),
                (value, field) ->
                        JsonFields.time(value).map(Instant::getEpochSecond).map(seconds -> Long.toString(seconds)));
    }

    private static Entry flag(String name, String path) {
        return new Entry(
                name,
                JsonPointer.compile(path),
                (value, field) -> JsonFields.flag(value) ? Optional.of("true") : Optional.empty());
    }

    private record Entry(String name, JsonPointer pointer, Form form) {}

    private interface Form {
        Optional<String> read(JsonNode value, String field);
    }
}
