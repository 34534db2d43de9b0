package dev.backroom.console;

import dev.backroom.model.Shop;
import dev.backroom.model.order.Lane;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an event asks for.
 *
 * @param shop id of the only shop to be shown; empty for all
 * @param lane the work list of the orders page; absent for its overview
 * @param after where a list goes on; empty for its beginning
 * @param wave id of the wave whose papers are asked for; empty for the list of waves
 * @param format {@code csv} for a paper as comma-separated values
 * @param from how many cartons of a paper come before those that are asked for
 */
record Ask(
        Page page,
        Language language,
        boolean languageAsked,
        String shop,
        Optional<Lane> lane,
        String after,
        String sku,
        String wave,
        Paper paper,
        String format,
        int from,
        Setting setting,
        Optional<Machine> machine,
        Optional<Action> action) {
    private static final int LONGEST = 200;

    /** @param endpoint the function's own ARN; empty where it is not known */
    static Ask of(Map<String, Object> event, String endpoint) {
        return new Ask(
                Page.of(text(event, "page")),
                Language.of(event),
                !text(event, "lang").isEmpty(),
                text(event, "shop"),
                lane(text(event, "lane")),
                text(event, "after"),
                text(event, "sku"),
                text(event, "wave"),
                Paper.of(text(event, "paper")).orElse(Paper.PICK),
                text(event, "format"),
                number(text(event, "from")),
                setting(event, endpoint),
                Machine.of(event),
                Action.of(event));
    }

    /** Whether a page is asked for as it opens, and no further part of one of its lists. */
    boolean fromTheTop() {
        return lane.isEmpty() && after.isEmpty() && sku.isEmpty() && wave.isEmpty();
    }

    /** The shops that are asked for. */
    List<Shop> among(List<Shop> all) {
        return all.stream()
                .filter(one -> shop.isEmpty() || one.id().value().equals(shop))
                .toList();
    }

    private static Setting setting(Map<String, Object> event, String endpoint) {
        if (event.get("widgetContext") instanceof Map<?, ?> widget) {
            return new Setting.Widget(endpoint, "dark".equals(widget.get("theme")));
        }
        boolean forms = event.get("browser") instanceof Map<?, ?> browser && browser.get("token") instanceof String;
        return new Setting.OwnPage(
                forms && event.get("browser") instanceof Map<?, ?> browser ? String.valueOf(browser.get("token")) : "");
    }

    private static Optional<Lane> lane(String name) {
        for (Lane lane : Lane.values()) {
            if (lane.name().equals(name)) {
                return Optional.of(lane);
            }
        }
        return Optional.empty();
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
    }

    /** Whether a file is asked for, and not a page; a widget can only show pages. */
    boolean forFile() {
        return page == Page.WAVES && !wave.isEmpty() && format.equals("csv") && setting instanceof Setting.OwnPage;
    }

    private static String text(Map<String, Object> event, String name) {
        return event.get(name) instanceof String text && text.length() <= LONGEST ? text : "";
    }
}
