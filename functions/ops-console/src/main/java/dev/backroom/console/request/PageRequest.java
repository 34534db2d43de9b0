package dev.backroom.console.request;

import dev.backroom.console.text.Language;
import dev.backroom.model.Shop;
import dev.backroom.model.clock.Standing;
import dev.backroom.model.order.HoldCode;
import dev.backroom.model.order.Lane;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an event asks for.
 *
 * @param shop id of the only shop to be shown; empty for all
 * @param lane the work list of the orders page; absent for its overview
 * @param why the only reason whose held orders are to be shown
 * @param due how the orders that are to be shown stand against their deadlines
 * @param after where a list goes on; empty for its beginning
 * @param order id of the order whose page is asked for
 * @param job id of the bulk job that is asked for
 * @param pick whether all orders of a page are picked to begin with
 * @param wave id of the wave that is asked for; empty for the list of waves
 * @param paper what is to be printed of the wave; absent for what is in it
 * @param format {@code csv} for a paper as comma-separated values
 * @param from how many orders or cartons of a wave come before those that are asked for
 */
public record PageRequest(
        Page page,
        Language language,
        boolean languageAsked,
        String shop,
        Optional<Lane> lane,
        Optional<HoldCode> why,
        Optional<Standing> due,
        String after,
        String sku,
        String order,
        String job,
        boolean pick,
        String wave,
        Optional<PrintFormat> paper,
        String format,
        int from,
        Setting setting,
        Optional<Machine> machine,
        Optional<Action> action) {
    private static final int LONGEST = 200;

    /** @param endpoint the function's own ARN; empty where it is not known */
    public static PageRequest of(Map<String, Object> event, String endpoint) {
        return new PageRequest(
                Page.of(text(event, "page")),
                Language.of(event),
                !text(event, "lang").isEmpty(),
                text(event, "shop"),
                named(Lane.values(), text(event, "lane")),
                named(HoldCode.values(), text(event, "why")),
                named(Standing.values(), text(event, "due")),
                text(event, "after"),
                text(event, "sku"),
                order(event),
                text(event, "job"),
                text(event, "pick").equals("all"),
                text(event, "wave"),
                PrintFormat.of(text(event, "paper")),
                text(event, "format"),
                number(text(event, "from")),
                setting(event, endpoint),
                Machine.of(event),
                Action.of(event));
    }

    /** Whether a page is asked for as it opens, and no further part of one of its lists. */
    public boolean fromTheTop() {
        return lane.isEmpty()
                && why.isEmpty()
                && due.isEmpty()
                && after.isEmpty()
                && sku.isEmpty()
                && wave.isEmpty()
                && order.isEmpty();
    }

    /** The parameters that lead to this page again; empty texts for what is not asked. */
    public Map<String, String> here() {
        Map<String, String> here = new LinkedHashMap<>();
        here.put("page", page.code());
        here.put("shop", shop);
        here.put("lang", languageAsked ? language.tag() : "");
        here.put("lane", lane.map(Lane::name).orElse(""));
        here.put("why", why.map(HoldCode::name).orElse(""));
        here.put("due", due.map(Standing::name).orElse(""));
        here.put("after", after);
        here.put("sku", sku);
        here.put("order", order);
        here.put("job", job);
        here.put("pick", pick ? "all" : "");
        here.put("wave", wave);
        here.put("paper", paper.map(PrintFormat::code).orElse(""));
        here.put("from", from == 0 ? "" : Integer.toString(from));
        return here;
    }

    /** The shops that are asked for. */
    public List<Shop> among(List<Shop> all) {
        return all.stream()
                .filter(one -> shop.isEmpty() || one.id().value().equals(shop))
                .toList();
    }

    /** Whether a file is asked for, and not a page; a widget can only show pages. */
    public boolean forFile() {
        return page == Page.WAVES
                && !wave.isEmpty()
                && paper.isPresent()
                && format.equals("csv")
                && setting instanceof Setting.OwnPage;
    }

    private static Setting setting(Map<String, Object> event, String endpoint) {
        if (event.get("widgetContext") instanceof Map<?, ?> widget) {
            return new Setting.Widget(endpoint, "dark".equals(widget.get("theme")));
        }
        boolean forms = event.get("browser") instanceof Map<?, ?> browser && browser.get("token") instanceof String;
        return new Setting.OwnPage(
                forms && event.get("browser") instanceof Map<?, ?> browser ? String.valueOf(browser.get("token")) : "");
    }

    /** A widget gives what was typed beside the event's own fields. */
    private static String order(Map<String, Object> event) {
        String asked = text(event, "order");
        return (asked.isEmpty() ? FormFields.in(event).getOrDefault("order", "") : asked).strip();
    }

    private static <E extends Enum<E>> Optional<E> named(E[] all, String name) {
        for (E one : all) {
            if (one.name().equals(name)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
    }

    private static String text(Map<String, Object> event, String name) {
        return event.get(name) instanceof String text && text.length() <= LONGEST ? text : "";
    }
}
