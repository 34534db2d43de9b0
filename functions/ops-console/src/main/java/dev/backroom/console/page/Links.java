package dev.backroom.console.page;

import dev.backroom.console.html.Html;
import dev.backroom.console.request.Page;
import dev.backroom.console.request.PageRequest;
import dev.backroom.console.request.Setting;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Links and buttons: addresses and forms on a page of its own, calls of the function in a widget. */
public final class Links {
    private final Html html;
    private final PageRequest ask;

    public Links(Html html, PageRequest ask) {
        this.html = html;
        this.ask = ask;
    }

    /** A link to a page, with what else the page is to show. */
    public void to(Page page, Map<String, String> more, String text, String style) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("page", page.code());
        parameters.put("shop", ask.shop());
        parameters.put("lang", ask.languageAsked() ? ask.language().tag() : "");
        parameters.putAll(more);
        link(parameters, text, style);
    }

    /** A link to this page with something about it changed. */
    public void again(Map<String, String> changed, String text) {
        Map<String, String> parameters = ask.here();
        parameters.putAll(changed);
        link(parameters, text, "");
    }

    /** A link to an order's page; a plain text for what is no order's id. */
    public void order(String id) {
        if (id.isBlank()) {
            html.text(id);
        } else {
            to(Page.ORDER, Map.of("order", id), id, "id");
        }
    }

    private void link(Map<String, String> parameters, String text, String style) {
        parameters.values().removeIf(String::isEmpty);
        switch (ask.setting()) {
            case Setting.OwnPage own -> html.element("a", text, "class", style, "href", query(parameters));
            case Setting.Widget(String endpoint, boolean dark)
            when endpoint.isEmpty() -> html.element("span", text, "class", style);
            case Setting.Widget(String endpoint, boolean dark) -> {
                html.element("a", text, "class", style);
                call(endpoint, json(parameters), "");
            }
        }
    }

    /** Whether buttons lead anywhere. */
    public boolean acts() {
        return switch (ask.setting()) {
            case Setting.OwnPage(String token) -> !token.isEmpty();
            case Setting.Widget(String endpoint, boolean dark) -> !endpoint.isEmpty();
        };
    }

    /**
     * A button that does something and shows this page again.
     *
     * @param action what is done, by name, with the ids of what it is done to
     * @param question what a widget asks first
     */
    public void button(String text, Map<String, String> action, String question) {
        form(action, () -> {}, List.of(new Submit(text, "", question)));
    }

    /**
     * A button of a form.
     *
     * @param action the name of what it does; empty text where the form's action says it
     * @param question what a widget asks first
     */
    public record Submit(String text, String action, String question) {}

    /**
     * A form that does something with what is filled in, and shows this page again. Nothing where buttons lead nowhere.
     *
     * @param fields writes inputs whose names begin with {@code action.}
     */
    public void form(Map<String, String> action, Runnable fields, List<Submit> submits) {
        form("", action, ask.here(), fields, submits);
    }

    /**
     * As {@link #form(Map, Runnable, List)}, with another page to be shown afterwards.
     *
     * @param id what fields elsewhere on the page name to belong to it; empty text where none does
     * @param there the parameters of that page
     */
    public void form(
            String id, Map<String, String> action, Map<String, String> there, Runnable fields, List<Submit> submits) {
        if (!acts()) {
            return;
        }
        Map<String, String> back = new LinkedHashMap<>(there);
        back.values().removeIf(String::isEmpty);
        switch (ask.setting()) {
            case Setting.OwnPage(String token) -> {
                if (id.isEmpty()) {
                    html.start("form", "method", "post", "action", "/console");
                } else {
                    html.start("form", "method", "post", "action", "/console", "id", id);
                }
                action.forEach((name, value) -> hidden("action." + name, value));
                back.forEach(this::hidden);
                hidden("token", token);
                fields.run();
                submits.forEach(this::submit);
                html.end();
            }
            case Setting.Widget(String endpoint, boolean dark) -> {
                fields.run();
                for (Submit submit : submits) {
                    Map<String, String> asked = new LinkedHashMap<>(action);
                    if (!submit.action().isEmpty()) {
                        asked.put("name", submit.action());
                    }
                    html.element("a", submit.text(), "class", "btn");
                    String parameters = json(back);
                    call(
                            endpoint,
                            parameters.substring(0, parameters.length() - 1) + ",\"action\":" + json(asked) + "}",
                            submit.question());
                }
            }
        }
    }

    /** A field and a button that lead to the page of the order that is typed in. */
    public void find(String label, String button) {
        switch (ask.setting()) {
            case Setting.OwnPage own -> {
                html.start("form", "method", "get", "action", "/console", "role", "search");
                hidden("page", Page.ORDER.code());
                if (!ask.shop().isEmpty()) {
                    hidden("shop", ask.shop());
                }
                if (ask.languageAsked()) {
                    hidden("lang", ask.language().tag());
                }
                typed(label);
                html.element("button", button, "type", "submit").end();
            }
            case Setting.Widget(String endpoint, boolean dark) -> {
                if (!endpoint.isEmpty()) {
                    typed(label);
                    html.element("a", button, "class", "btn");
                    call(
                            endpoint,
                            json(Map.of(
                                    "page",
                                    Page.ORDER.code(),
                                    "lang",
                                    ask.language().tag())),
                            "");
                }
            }
        }
    }

    private void typed(String label) {
        html.leaf(
                "input",
                "type",
                "text",
                "name",
                "order",
                "maxlength",
                "128",
                "aria-label",
                label,
                "placeholder",
                label,
                "class",
                "find");
    }

    private void submit(Submit submit) {
        if (submit.action().isEmpty()) {
            html.element("button", submit.text(), "type", "submit");
        } else {
            html.element("button", submit.text(), "type", "submit", "name", "action.name", "value", submit.action());
        }
    }

    private void hidden(String name, String value) {
        html.leaf("input", "type", "hidden", "name", name, "value", value);
    }

    private void call(String endpoint, String parameters, String question) {
        if (question.isEmpty()) {
            html.start("cwdb-action", "action", "call", "display", "widget", "endpoint", endpoint);
        } else {
            html.start(
                    "cwdb-action",
                    "action",
                    "call",
                    "display",
                    "widget",
                    "endpoint",
                    endpoint,
                    "confirmation",
                    question);
        }
        html.text(parameters).end();
    }

    public static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("&", "?", ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String json(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(each -> quoted(each.getKey()) + ":" + quoted(each.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\' || c < ' ') {
                out.append("\\u%04x".formatted((int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
