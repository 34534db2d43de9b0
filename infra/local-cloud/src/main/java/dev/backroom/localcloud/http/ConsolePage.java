package dev.backroom.localcloud.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backroom.localcloud.function.EventJson;
import dev.backroom.localcloud.function.FunctionHost;
import dev.backroom.localcloud.function.InvocationResult;
import dev.backroom.localcloud.print.PrintLabels;
import dev.backroom.model.ShopId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The console function's fragment in a page, as CloudWatch puts it into a dashboard. Whoever reaches this port of this
 * machine may read; what is done is done by a form that carries this process's token, which only a page of the same
 * origin can have read.
 */
final class ConsolePage {
    private static final Set<String> SHOWN = Set.of(
            "page", "shop", "lang", "lane", "why", "due", "after", "sku", "order", "job", "pick", "wave", "paper",
            "format", "from");
    /** What a form of the console says about the action that it asks for; the function reads what it knows. */
    private static final Pattern ACTION = Pattern.compile("action\\.([a-z]{1,16}[0-9]{0,3})");

    /** The byte order mark: the console's files begin with it, and none of its pages. */
    private static final String FILE = "\uFEFF";

    /** What the function's answer begins with where it is a document. */
    private static final String PDF = "data:application/pdf;base64,";

    private static final String WHO = "console";

    /** What a page holds whose work is under way (no text can, they are escaped), and after how many seconds it is shown again. */
    private static final String UNDER_WAY = "<div class=\"working\">";

    private static final int EVERY = 2;

    /** The parameter that names the answer to a form. */
    private static final String ANSWER = "answer";

    /** The answers to forms that nobody has fetched yet; more are forgotten. */
    private static final int KEPT = 16;

    /** What the page's fragment calls itself. */
    private static final Pattern TITLE = Pattern.compile("<header data-title=\"([^\"]*)\"");

    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:;"
            + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final String FRAME = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <link rel="icon" href="data:,">
            <title>%s</title>
            <style>body{font:14px/1.45 system-ui,sans-serif;margin:0}.bkr{min-height:100vh;box-sizing:border-box}</style>
            </head>
            <body>
            %s
            </body>
            </html>
            """;

    private final FunctionHost function;
    private final Supplier<ObjectNode> machine;
    private final PrintLabels labels;
    private final String token = token();
    private final Map<String, HttpAnswer> kept = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, HttpAnswer> eldest) {
            return size() > KEPT;
        }
    });

    /**
     * A page over the console's function.
     *
     * @param machine how schedules and streams stand; goes with the events of the page that shows it
     * @param labels prints a wave's labels, which a function's answer has no room for
     */
    ConsolePage(FunctionHost function, Supplier<ObjectNode> machine, PrintLabels labels) {
        this.function = function;
        this.machine = machine;
        this.labels = labels;
    }

    /** @param languages the browser's {@code Accept-Language} */
    HttpAnswer show(String query, String languages) {
        Map<String, String> parameters = FunctionUrl.parameters(query);
        HttpAnswer answer = kept.remove(parameters.getOrDefault(ANSWER, ""));
        return answer == null ? page(event(parameters, languages)) : answer;
    }

    /**
     * Does what a form of this page asks for, and leads to its answer: a page that is loaded again asks for nothing again. An
     * answer is there once; afterwards its address shows the page as it is then.
     *
     * @param site the browser's {@code Sec-Fetch-Site}; empty from clients that send none
     */
    HttpAnswer act(String form, String languages, String site) {
        Map<String, String> fields = FunctionUrl.parameters(form);
        boolean same = site.isEmpty() || site.equals("same-origin");
        if (!same || !isToken(fields.getOrDefault("token", ""))) {
            return HttpAnswer.text(403, "text/plain; charset=utf-8", "This form is not of this page. Load it again.");
        }
        if (fields.getOrDefault("action.name", "").equals("labels")) {
            return labels(fields.getOrDefault("action.shop", ""), fields.getOrDefault("action.wave", ""));
        }
        ObjectNode event = event(fields, languages);
        ObjectNode action = event.putObject("action");
        fields.forEach((name, value) -> {
            Matcher field = ACTION.matcher(name);
            if (field.matches()) {
                action.put(field.group(1), value);
            }
        });
        HttpAnswer answer = page(event);
        if (answer.headers().containsKey("Content-Disposition")) {
            return answer;
        }
        String id = token();
        kept.put(id, answer);
        return new HttpAnswer(303, Map.of("Location", List.of(address(event) + "&" + ANSWER + "=" + id)), new byte[0]);
    }

    private HttpAnswer labels(String shop, String wave) {
        try {
            return labels.wave(new ShopId(shop), wave, WHO)
                    .map(sheet -> file("application/pdf", "labels-" + wave + ".pdf", sheet.pdf()))
                    .orElseGet(() -> HttpAnswer.text(404, "text/plain; charset=utf-8", "There is no such wave."));
        } catch (IllegalArgumentException e) {
            return HttpAnswer.text(404, "text/plain; charset=utf-8", "There is no such wave.");
        }
    }

    /** Where a page that says that its work is under way is asked for again; without a script only a header can do that. */
    private static Optional<String> again(ObjectNode event, String fragment) {
        return fragment.contains(UNDER_WAY) ? Optional.of(address(event)) : Optional.empty();
    }

    private static String address(ObjectNode event) {
        return SHOWN.stream()
                .sorted()
                .filter(event::has)
                .map(name -> name + "=" + URLEncoder.encode(event.path(name).asText(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "/console?", ""));
    }

    private boolean isToken(String given) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    private HttpAnswer page(ObjectNode event) {
        InvocationResult result;
        try {
            result = function.invoke("console", EventJson.mapper().writeValueAsBytes(event));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (result instanceof InvocationResult.Answered(byte[] payload)) {
            try {
                JsonNode fragment = EventJson.mapper().readTree(payload);
                if (fragment.isTextual() && fragment.textValue().startsWith(FILE)) {
                    return file(
                            "text/csv; charset=utf-8",
                            "wave.csv",
                            fragment.textValue().getBytes(StandardCharsets.UTF_8));
                }
                if (fragment.isTextual() && fragment.textValue().startsWith(PDF)) {
                    return file(
                            "application/pdf",
                            "label.pdf",
                            Base64.getDecoder().decode(fragment.textValue().substring(PDF.length())));
                }
                if (fragment.isTextual()) {
                    return html(200, fragment.textValue(), again(event, fragment.textValue()));
                }
            } catch (IOException e) {
                return failed();
            }
        }
        return failed();
    }

    private static HttpAnswer file(String type, String name, byte[] bytes) {
        return new HttpAnswer(
                200,
                Map.of(
                        "Content-Type", List.of(type),
                        "Content-Disposition", List.of("attachment; filename=\"" + name + "\""),
                        "X-Content-Type-Options", List.of("nosniff"),
                        "Cache-Control", List.of("no-store")),
                bytes);
    }

    private static HttpAnswer failed() {
        return html(502, "<p>The console did not answer.</p>", Optional.empty());
    }

    private static HttpAnswer html(int status, String fragment, Optional<String> again) {
        Map<String, List<String>> headers = new HashMap<>(Map.of(
                "Content-Type", List.of("text/html; charset=utf-8"),
                "Content-Security-Policy", List.of(POLICY),
                "X-Content-Type-Options", List.of("nosniff"),
                "Referrer-Policy", List.of("same-origin"),
                "Cache-Control", List.of("no-store")));
        again.ifPresent(address -> headers.put("Refresh", List.of(EVERY + ";url=" + address)));
        Matcher title = TITLE.matcher(fragment);
        String page = FRAME.formatted(title.find() ? title.group(1) : "Backroom", fragment);
        return new HttpAnswer(status, headers, page.getBytes(StandardCharsets.UTF_8));
    }

    /** A custom widget's event, its parameters at the top; without a widget context the page stands on its own. */
    private ObjectNode event(Map<String, String> parameters, String languages) {
        ObjectNode event = EventJson.mapper().createObjectNode();
        SHOWN.forEach(name -> Optional.ofNullable(parameters.get(name)).ifPresent(value -> event.put(name, value)));
        event.putObject("browser").put("token", token).put("languages", languages);
        if (parameters.getOrDefault("page", "").equals("system")) {
            event.set("machine", machine.get());
        }
        return event;
    }

    private static String token() {
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
