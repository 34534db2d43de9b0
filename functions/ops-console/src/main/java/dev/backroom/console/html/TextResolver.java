package dev.backroom.console.html;

import dev.backroom.console.text.Texts;
import io.quarkus.qute.EvalContext;
import io.quarkus.qute.ValueResolver;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Lets templates write {@code {t.stop}} and {@code {t.orderOf(id)}}: texts are found by name, without reflection. */
public final class TextResolver implements ValueResolver {
    @Override
    public int getPriority() {
        return 100;
    }

    @Override
    public boolean appliesTo(EvalContext context) {
        return context.getBase() instanceof Texts && context.getParams().size() < 2;
    }

    @Override
    public CompletionStage<Object> resolve(EvalContext context) {
        Texts texts = (Texts) context.getBase();
        return context.getParams().isEmpty()
                ? CompletableFuture.completedStage(texts.get(context.getName()))
                : context.evaluate(context.getParams().getFirst()).thenApply(gap -> texts.get(context.getName(), gap));
    }
}
