package dev.backroom.localcloud.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backroom.localcloud.function.EventJson;
import dev.backroom.localcloud.function.FunctionHost;
import dev.backroom.localcloud.function.InvocationResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The console function's fragment in a page, as CloudWatch puts it into a dashboard. */
final class ConsolePage {
    private static final String FRAME = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Backroom</title>
            <style>body{font:14px/1.45 system-ui,sans-serif;margin:1.5rem;max-width:75rem}</style>
            </head>
            <body>
            %s
            </body>
            </html>
            """;

    private final FunctionHost function;

    ConsolePage(FunctionHost function) {
        this.function = function;
    }

    HttpAnswer answer(@Nullable String query) {
        InvocationResult result =
                function.invoke("console", event(Optional.ofNullable(query).orElse("")));
        if (result instanceof InvocationResult.Answered(byte[] payload)) {
            try {
                JsonNode fragment = EventJson.mapper().readTree(payload);
                if (fragment.isTextual()) {
                    return HttpAnswer.text(200, "text/html; charset=utf-8", FRAME.formatted(fragment.textValue()));
                }
            } catch (IOException e) {
                return failed();
            }
        }
        return failed();
    }

    private static HttpAnswer failed() {
        return HttpAnswer.text(502, "text/html; charset=utf-8", FRAME.formatted("<p>The console did not answer.</p>"));
    }

    /** A custom widget's event, its parameters at the top; without a widget context the page stands on its own. */
    private static byte[] event(String query) {
        ObjectNode event = EventJson.mapper().createObjectNode();
        FunctionUrl.parameters(query).forEach(event::put);
        try {
            return EventJson.mapper().writeValueAsBytes(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
