package dev.backroom.localcloud;

import dev.backroom.localcloud.engine.ParameterStore;
import dev.backroom.localcloud.template.FunctionSpec;
import dev.backroom.localcloud.template.Stack;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parameters that somebody who deploys would have stored by hand. */
final class FirstParameters {
    /** Whoever set no channels finds what would be told by e-mail in a file of the home. */
    private static final String MAIL_ALONE =
            "[{\"name\":\"mail\",\"type\":\"email\",\"lang\":\"en\",\"minimum\":\"INFO\"}]";

    private FirstParameters() {}

    static void keep(LocalCloudOptions options, Stack stack, ParameterStore store) {
        for (FunctionSpec spec : stack.functions()) {
            Map<String, String> environment = spec.environment();
            String channels = environment.get("CHANNELS_PARAMETER");
            if (channels != null) {
                store.keepIfAbsent(channels, MAIL_ALONE);
            }
            options.appKey().ifPresent(key -> keep(store, environment.get("APP_KEY_PARAMETER"), key));
            options.appSecret().ifPresent(secret -> keep(store, environment.get("APP_SECRET_PARAMETER"), secret));
        }
    }

    private static void keep(ParameterStore store, @Nullable String name, String value) {
        if (name != null) {
            store.keep(name, value);
        }
    }
}
