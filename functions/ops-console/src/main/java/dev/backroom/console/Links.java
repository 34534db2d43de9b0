package dev.backroom.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Links and buttons: addresses and forms on a page of its own, calls of the function in a widget. */
final class Links {
    private final Html html;
    private final Ask ask;

    Links(Html html, Ask ask) {
        this.html = html;
        this.ask = ask;
    }

    /** A link to a page, with what else the page is to show. */
    void to(Page page, Map<String, String> more, String text, String style) {
        Map<String, String> parameters = parameters(page);
        parameters.putAll(more);
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
    boolean acts() {
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
    void button(String text, Map<String, String> action, String question) {
        Map<String, String> back = parameters(ask.page());
        back.values().removeIf(String::isEmpty);
        switch (ask.setting()) {
            case Setting.OwnPage(String token) -> {
                if (!token.isEmpty()) {
                    html.start("form", "method", "post", "action", "/console");
                    action.forEach((name, value) -> hidden("action." + name, value));
                    back.forEach(this::hidden);
                    hidden("token", token);
                    html.element("button", text, "type", "submit").end();
                }
            }
            case Setting.Widget(String endpoint, boolean dark) -> {
                if (!endpoint.isEmpty()) {
                    html.element("a", text, "class", "btn");
                    String parameters = json(back);
                    call(
                            endpoint,
                            parameters.substring(0, parameters.length() - 1) + ",\"action\":" + json(action) + "}",
                            question);
                }
            }
        }
    }

    private Map<String, String> parameters(Page page) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("page", page.code());
        parameters.put("shop", ask.shop());
        parameters.put("lang", ask.languageAsked() ? ask.language().tag() : "");
        return parameters;
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

    static String query(Map<String, String> parameters) {
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
