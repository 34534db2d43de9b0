package dev.backroom.console;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.backroom.console.request.PageRequest;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A CloudWatch custom widget: answers a page's fragment, or with {@code describe} what the widget is. */
@Singleton
@Named("ops-console")
public final class OpsConsoleHandler implements RequestHandler<Map<String, Object>, String> {
    private final Console console;

    @Inject
    OpsConsoleHandler(OpsConsoleFunctions functions) {
        this(functions.console());
    }

    OpsConsoleHandler(Console console) {
        this.console = console;
    }

    @Override
    public String handleRequest(Map<String, Object> event, @Nullable Context context) {
        if (Boolean.TRUE.equals(event.get("describe"))) {
            return Description.TEXT;
        }
        String endpoint = Optional.ofNullable(context)
                .flatMap(known -> Optional.ofNullable(known.getInvokedFunctionArn()))
                .orElse("");
        return console.answer(PageRequest.of(event, endpoint));
    }
}
