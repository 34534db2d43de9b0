package dev.backroom.console;

import dev.backroom.console.action.Done;
import dev.backroom.console.action.LabelPrint;
import dev.backroom.console.orders.OrderActions;
import dev.backroom.console.page.Form;
import dev.backroom.console.page.Link;
import dev.backroom.console.page.PageContext;
import dev.backroom.console.page.View;
import dev.backroom.console.request.Page;
import dev.backroom.console.request.PageRequest;
import dev.backroom.console.request.Setting;
import dev.backroom.console.text.Language;
import dev.backroom.console.text.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What stands around every page: its title, the way to the others, the shop, the language, and what was done.
 *
 * @param style the class of the page: in a widget, and in the dark
 * @param language its BCP 47 tag
 * @param title what the window is called
 * @param find leads to the page of the order that is typed in
 * @param label a document to be taken; empty text where there is none
 * @param failure why the shops could not be read; empty text where they were
 */
public record Frame(
        String style,
        String language,
        String title,
        List<Choice> menu,
        Optional<Form> find,
        List<Choice> shops,
        String asOf,
        Link otherLanguage,
        String label,
        String labelName,
        Optional<Result> done,
        String failure) {
    /** @param here whether it is what is shown */
    public record Choice(boolean here, Link link) {}

    /** What was done with what, and the buttons that undo it. */
    public record Result(boolean well, List<Link> orders, String said, List<Form> undo) {}

    static Frame of(PageContext c, View view, Optional<LabelPrint> label, Optional<Done> done, String failure) {
        PageRequest request = c.request();
        Language other = request.language() == Language.ENGLISH ? Language.CHINESE : Language.ENGLISH;
        String title = view.title().isEmpty() ? c.t().of("page", request.page()) : view.title();
        return new Frame(
                switch (request.setting()) {
                    case Setting.OwnPage own -> "bkr auto";
                    case Setting.Widget(String endpoint, boolean dark) -> dark ? "bkr dark" : "bkr";
                },
                request.language().tag(),
                title + " \u00b7 " + c.t().get("title"),
                Page.inMenu().stream().map(page -> menu(c, page)).toList(),
                c.links().search(Page.ORDER, Map.of(), c.t().get("find")),
                shops(c),
                c.t().get(
                                "asOf",
                                c.zones().stream()
                                        .map(zone -> Times.full(c.now(), zone))
                                        .collect(Collectors.joining(" \u00b7 "))),
                c.links().again(Map.of("lang", other.tag()), c.t().get("otherLanguage")),
                label.map(LabelPrint::file).orElse(""),
                label.map(one -> c.t().get("deskLabelOf", one.parcel())).orElse(""),
                done.map(one -> result(c, one)),
                failure);
    }

    private static Choice menu(PageContext c, Page page) {
        boolean open = page == c.request().page();
        String name = c.t().of("page", page);
        return new Choice(open && c.request().fromTheTop(), c.links().to(page, Map.of(), name, open ? "here" : ""));
    }

    private static List<Choice> shops(PageContext c) {
        List<Choice> shops = new ArrayList<>();
        if (c.all().size() > 1) {
            shops.add(shop(c, "", c.t().get("allShops")));
        }
        c.all().forEach(shop -> shops.add(shop(c, shop.id().value(), shop.name())));
        return shops;
    }

    private static Choice shop(PageContext c, String id, String name) {
        Page page = Page.inMenu().contains(c.request().page()) ? c.request().page() : Page.ORDERS;
        return new Choice(id.equals(c.request().shop()), c.links().to(page, Map.of("shop", id), name, ""));
    }

    private static Result result(PageContext c, Done done) {
        return new Result(
                done.well(),
                done.about().stream()
                        .map(order -> c.links().order(order.key().order()))
                        .toList(),
                c.t().get(done.said()),
                done.well()
                        ? done.about().stream()
                                .flatMap(order -> OrderActions.undo(c, order).stream())
                                .toList()
                        : List.of());
    }
}
