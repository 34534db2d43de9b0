package dev.backroom.console.page;

import dev.backroom.console.request.Page;
import dev.backroom.console.request.PageRequest;
import dev.backroom.console.request.Setting;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Links and buttons: addresses and forms on a page of its own, calls of the function in a widget. */
public record Links(PageRequest request) {
    /** A link to a page, with what else the page is to show. */
    public Link to(Page page, Map<String, String> more, String text, String style) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("page", page.code());
        parameters.put("shop", request.shop());
        parameters.put("lang", request.languageAsked() ? request.language().tag() : "");
        parameters.putAll(more);
        return link(parameters, text, style);
    }

    /** A link to this page with something about it changed. */
    public Link again(Map<String, String> changed, String text) {
        return again(changed, text, "");
    }

    public Link again(Map<String, String> changed, String text, String style) {
        Map<String, String> parameters = request.here();
        parameters.putAll(changed);
        return link(parameters, text, style);
    }

    /** A link to an order's page; a plain text for what is no order's id. */
    public Link order(String id) {
        return id.isBlank() ? Link.text(id, "") : to(Page.ORDER, Map.of("order", id), id, "id");
    }

    private Link link(Map<String, String> parameters, String text, String style) {
        parameters.values().removeIf(String::isEmpty);
        return switch (request.setting()) {
            case Setting.OwnPage own -> new Link(text, style, query(parameters), "", "");
            case Setting.Widget(String endpoint, boolean dark) ->
                new Link(text, style, "", endpoint, endpoint.isEmpty() ? "" : json(parameters));
        };
    }

    /** Whether buttons lead anywhere. */
    public boolean acts() {
        return switch (request.setting()) {
            case Setting.OwnPage(String token) -> !token.isEmpty();
            case Setting.Widget(String endpoint, boolean dark) -> !endpoint.isEmpty();
        };
    }

    public boolean own() {
        return request.setting() instanceof Setting.OwnPage;
    }

    /**
     * A button of a form.
     *
     * @param action the name of what it does; empty text where the form's action says it
     * @param weight {@code primary}, {@code danger} or empty text
     * @param question what a widget asks first
     */
    public record Submit(String text, String action, String weight, String question) {}

    /**
     * A button that does something and shows this page again. None where buttons lead nowhere.
     *
     * @param action what is done, by name, with the ids of what it is done to
     */
    public Optional<Form> button(String text, Map<String, String> action, String weight, String question) {
        return form("", action, request.here(), List.of(new Submit(text, "", weight, question)));
    }

    /** A form whose fields have names that begin with {@code action.}; this page is shown afterwards. */
    public Optional<Form> form(Map<String, String> action, Submit submit) {
        return form("", action, request.here(), List.of(submit));
    }

    /** @param there the parameters of the page that is shown afterwards */
    public Optional<Form> form(String id, Map<String, String> action, Map<String, String> there, List<Submit> submits) {
        if (!acts()) {
            return Optional.empty();
        }
        Map<String, String> back = new LinkedHashMap<>(there);
        back.values().removeIf(String::isEmpty);
        return Optional.of(
                switch (request.setting()) {
                    case Setting.OwnPage(String token) -> {
                        List<Form.Field> hidden = new ArrayList<>();
                        action.forEach((name, value) -> hidden.add(new Form.Field("action." + name, value)));
                        back.forEach((name, value) -> hidden.add(new Form.Field(name, value)));
                        hidden.add(new Form.Field("token", token));
                        yield new Form(
                                id,
                                true,
                                hidden,
                                submits.stream()
                                        .map(one -> new Form.Button(one.text(), one.action(), one.weight(), "", "", ""))
                                        .toList());
                    }
                    case Setting.Widget(String endpoint, boolean dark) ->
                        new Form(
                                id,
                                false,
                                List.of(),
                                submits.stream()
                                        .map(one -> call(endpoint, one, action, back))
                                        .toList());
                });
    }

    private static Form.Button call(
            String endpoint, Submit submit, Map<String, String> action, Map<String, String> back) {
        Map<String, String> asked = new LinkedHashMap<>(action);
        if (!submit.action().isEmpty()) {
            asked.put("name", submit.action());
        }
        String parameters = json(back);
        return new Form.Button(
                submit.text(),
                "",
                submit.weight(),
                submit.question(),
                endpoint,
                parameters.substring(0, parameters.length() - 1) + ",\"action\":" + json(asked) + "}");
    }

    /** What leads to the page of what is typed in; hidden fields on a page of its own, a call in a widget. */
    public Optional<Form> search(Page page, Map<String, String> more, String text) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("page", page.code());
        parameters.put("shop", request.shop());
        parameters.put(
                "lang", request.languageAsked() || !own() ? request.language().tag() : "");
        parameters.putAll(more);
        parameters.values().removeIf(String::isEmpty);
        return switch (request.setting()) {
            case Setting.OwnPage own ->
                Optional.of(new Form(
                        "",
                        true,
                        parameters.entrySet().stream()
                                .map(one -> new Form.Field(one.getKey(), one.getValue()))
                                .toList(),
                        List.of(new Form.Button(text, "", "", "", "", ""))));
            case Setting.Widget(String endpoint, boolean dark) ->
                endpoint.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Form(
                                "",
                                false,
                                List.of(),
                                List.of(new Form.Button(text, "", "", "", endpoint, json(parameters)))));
        };
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
