package dev.backroom.console.page;

import dev.backroom.console.html.Html;
import dev.backroom.console.html.StyleSheet;
import dev.backroom.console.request.Page;
import dev.backroom.console.request.Setting;
import dev.backroom.console.text.Language;
import dev.backroom.console.text.Times;
import dev.backroom.console.text.Word;
import dev.backroom.model.Shop;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What stands around every page: its title, the way to the others, the shop and the language. */
public final class Frame {
    private Frame() {}

    public static void begin(PageContext sheet, List<Shop> all) {
        Html html = sheet.html();
        boolean widget = sheet.ask().setting() instanceof Setting.Widget;
        html.start(
                        "section",
                        "class",
                        style(sheet.ask().setting()),
                        "lang",
                        sheet.language().tag())
                .style(StyleSheet.PLAIN);
        html.start("header");
        if (!widget) {
            html.element("h1", Word.TITLE.in(sheet.language()));
            html.start("nav");
            for (Page page : Page.inMenu()) {
                if (page == sheet.ask().page() && sheet.ask().fromTheTop()) {
                    html.element("span", sheet.word(page.title()), "class", "here", "aria-current", "page");
                } else {
                    String style = page == sheet.ask().page() ? "here" : "";
                    sheet.links().to(page, Map.of(), sheet.word(page.title()), style);
                }
            }
            html.end();
        }
        sheet.links().find(sheet.word(Word.ORDER_ID), sheet.word(Word.FIND));
        shops(sheet, all);
        html.element(
                "time",
                Word.AS_OF.in(
                        sheet.language(),
                        sheet.zones().stream()
                                .map(zone -> Times.full(sheet.now(), zone))
                                .collect(Collectors.joining(" \u00b7 "))),
                "class",
                "dim",
                "datetime",
                sheet.now().toString());
        Language other = sheet.language() == Language.ENGLISH ? Language.CHINESE : Language.ENGLISH;
        sheet.links().again(Map.of("lang", other.tag()), Word.OTHER_LANGUAGE.in(sheet.language()));
        html.end();
    }

    private static void shops(PageContext sheet, List<Shop> all) {
        if (all.size() < 2) {
            all.forEach(shop -> sheet.html().element("span", shop.name()));
            return;
        }
        sheet.html().start("span", "class", "shops");
        String shown = sheet.ask().shop();
        shop(sheet, "", sheet.word(Word.ALL_SHOPS), shown.isEmpty());
        for (Shop shop : all) {
            shop(sheet, shop.id().value(), shop.name(), shop.id().value().equals(shown));
        }
        sheet.html().end();
    }

    private static void shop(PageContext sheet, String id, String name, boolean here) {
        if (here) {
            sheet.html().element("span", name, "class", "here");
        } else {
            Page page = Page.inMenu().contains(sheet.ask().page()) ? sheet.ask().page() : Page.ORDERS;
            sheet.links().to(page, Map.of("shop", id), name, "");
        }
    }

    private static String style(Setting setting) {
        return switch (setting) {
            case Setting.OwnPage own -> "bkr auto";
            case Setting.Widget(String endpoint, boolean dark) -> dark ? "bkr dark" : "bkr";
        };
    }
}
