package dev.backroom.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The order search: filters in the body, sorting and pages in the query. A page starts after the last one's last order. */
record OrderSearch(int pageSize, boolean byCreation, boolean descending, Optional<Mark> after, JsonNode filters) {
    static final Set<String> QUERY = Set.of("shop_cipher", "page_size", "page_token", "sort_field", "sort_order");
    private static final Set<String> NUMBERS =
            Set.of("create_time_ge", "create_time_lt", "update_time_ge", "update_time_lt");
    private static final Set<String> TEXTS = Set.of("order_status", "shipping_type");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Where a page ended. */
    record Mark(long second, String order) {}

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
                pageSize(call.required("page_size")),
                sortField.equals("create_time"),
                sortOrder.equals("DESC"),
                mark(call.query().getOrDefault("page_token", "")),
                filters(call.body()));
    }

    Page over(List<ScriptedOrder> orders, Instant now) {
        Comparator<OrderView> order = Comparator.comparingLong(this::second)
                .thenComparing(view -> view.order().id());
        List<OrderView> matching = orders.stream()
                .filter(candidate -> !candidate.boughtAt().isAfter(now) && isInTime(candidate, now))
                .flatMap(candidate -> OrderView.at(candidate, now).stream())
                .filter(this::matches)
                .sorted(descending ? order.reversed() : order)
                .toList();
        List<OrderView> left = matching.stream().filter(this::isAfterMark).toList();
        List<OrderView> page = left.stream().limit(pageSize).toList();
        String next = left.size() > page.size() ? token(page.getLast()) : "";
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
                : view.order().id().compareTo(after.get().order());
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

    private boolean matches(OrderView view) {
        return isText("order_status", view.state().name())
                && isText("shipping_type", view.order().byPlatform() ? "TIKTOK" : "SELLER")
                && (!filters.has("is_buyer_request_cancel")
                        || filters.get("is_buyer_request_cancel").asBoolean() == view.cancelAsked());
    }

    private boolean isText(String name, String value) {
        return !filters.has(name) || filters.get(name).asText().equals(value);
    }

    private String token(OrderView last) {
        String text = second(last) + "/" + last.order().id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static int pageSize(String text) throws RefusedCall {
        try {
            int size = Integer.parseInt(text);
            if (size >= 1 && size <= 100) {
                return size;
            }
        } catch (NumberFormatException e) {
            throw new RefusedCall(Refusal.of("page_size is not a number"));
        }
        throw new RefusedCall(Refusal.of("page_size must be between 1 and 100"));
    }

    private static Optional<Mark> mark(String token) throws RefusedCall {
        if (token.isEmpty()) {
            return Optional.empty();
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            int slash = text.indexOf('/');
            return Optional.of(new Mark(Long.parseLong(text.substring(0, slash)), text.substring(slash + 1)));
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
            throw new RefusedCall(Refusal.of("invalid page_token"));
        }
    }

    private static JsonNode filters(byte[] body) throws RefusedCall {
        JsonNode filters = parsed(body);
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

    private static JsonNode parsed(byte[] body) throws RefusedCall {
        try {
            JsonNode node = body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
            if (node.isObject()) {
                return node;
            }
        } catch (JsonProcessingException e) {
            throw new RefusedCall(Refusal.of("body is not JSON"));
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
        throw new RefusedCall(Refusal.of("body is not a JSON object"));
    }
}
