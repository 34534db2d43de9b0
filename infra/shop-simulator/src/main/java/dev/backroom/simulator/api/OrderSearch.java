package dev.backroom.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.simulator.http.ApiCall;
import dev.backroom.simulator.http.BodyJson;
import dev.backroom.simulator.http.Refusal;
import dev.backroom.simulator.http.RefusedCall;
import dev.backroom.simulator.ledger.ShopLedger;
import dev.backroom.simulator.plan.EveningPlan;
import dev.backroom.simulator.script.OrderView;
import dev.backroom.simulator.script.ScriptedOrder;
import dev.backroom.simulator.script.Shipping;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The order search: filters in the body, sorting and pages in the query. A page starts after the last one's last order. */
record OrderSearch(int pageSize, boolean byCreation, boolean descending, Optional<PageMark> after, JsonNode filters) {
    static final Set<String> QUERY = Set.of("shop_cipher", "page_size", "page_token", "sort_field", "sort_order");
    private static final Set<String> NUMBERS =
            Set.of("create_time_ge", "create_time_lt", "update_time_ge", "update_time_lt");
    private static final Set<String> TEXTS = Set.of("order_status", "shipping_type");

    /**
     * What one page holds.
     *
     * @param nextToken empty text on the last page
     */
    record Page(List<OrderView> orders, String nextToken, int total) {}

    static OrderSearch of(ApiCall call) throws RefusedCall {
        call.allow(QUERY);
        String sortField = call.query().getOrDefault("sort_field", "create_time");
        String sortOrder = call.query().getOrDefault("sort_order", "DESC");
        if (!Set.of("create_time", "update_time").contains(sortField)) {
            throw new RefusedCall(Refusal.of("invalid sort_field"));
        }
        if (!Set.of("ASC", "DESC").contains(sortOrder)) {
            throw new RefusedCall(Refusal.of("invalid sort_order"));
        }
        return new OrderSearch(
                PageMark.size(call),
                sortField.equals("create_time"),
                sortOrder.equals("DESC"),
                PageMark.of(call),
                filters(call.body()));
    }

    Page over(ShopLedger ledger, Instant now) {
        Comparator<OrderView> order = Comparator.comparingLong(this::second)
                .thenComparing(view -> view.order().id());
        List<OrderView> matching = ledger.orders().stream()
                .filter(candidate -> !candidate.boughtAt().isAfter(now) && isInTime(candidate, now))
                .flatMap(candidate -> OrderView.at(candidate, now).stream())
                .filter(view -> matches(ledger.script().plan(), view))
                .sorted(descending ? order.reversed() : order)
                .toList();
        List<OrderView> left = matching.stream().filter(this::isAfterMark).toList();
        List<OrderView> page = left.stream().limit(pageSize).toList();
        String next = left.size() > page.size()
                ? new PageMark(second(page.getLast()), page.getLast().order().id()).token()
                : "";
        return new Page(page, next, matching.size());
    }

    private long second(OrderView view) {
        Instant at = byCreation ? view.order().boughtAt() : view.updated();
        return at.getEpochSecond();
    }

    private boolean isAfterMark(OrderView view) {
        if (after.isEmpty()) {
            return true;
        }
        int bySecond = Long.compare(second(view), after.get().second());
        int compared = bySecond != 0
                ? bySecond
                : view.order().id().compareTo(after.get().id());
        return descending ? compared < 0 : compared > 0;
    }

    private boolean isInTime(ScriptedOrder order, Instant now) {
        long created = order.boughtAt().getEpochSecond();
        long updated = order.updatedAt(now).getEpochSecond();
        return created >= filters.path("create_time_ge").asLong(Long.MIN_VALUE)
                && created < filters.path("create_time_lt").asLong(Long.MAX_VALUE)
                && updated >= filters.path("update_time_ge").asLong(Long.MIN_VALUE)
                && updated < filters.path("update_time_lt").asLong(Long.MAX_VALUE);
    }

    private boolean matches(EveningPlan plan, OrderView view) {
        return isText("order_status", view.state().name())
                && isText("shipping_type", Shipping.byLabel(plan, view.order()) ? "TIKTOK" : "SELLER")
                && (!filters.has("is_buyer_request_cancel")
                        || filters.get("is_buyer_request_cancel").asBoolean() == view.cancelAsked());
    }

    private boolean isText(String name, String value) {
        return !filters.has(name) || filters.get(name).asText().equals(value);
    }

    private static JsonNode filters(byte[] body) throws RefusedCall {
        JsonNode filters = BodyJson.object(body);
        for (Map.Entry<String, JsonNode> field : filters.properties()) {
            String name = field.getKey();
            if (NUMBERS.contains(name) && !field.getValue().isIntegralNumber()) {
                throw new RefusedCall(Refusal.of(name + " actual type is not int64"));
            }
            boolean known = NUMBERS.contains(name) || TEXTS.contains(name) || name.equals("is_buyer_request_cancel");
            if (!known) {
                throw new RefusedCall(Refusal.of("unexpected identifier: " + name));
            }
        }
        return filters;
    }
}
