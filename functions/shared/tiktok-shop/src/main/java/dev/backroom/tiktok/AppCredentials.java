package dev.backroom.tiktok;

import dev.backroom.runtime.environment.Parameters;
import dev.backroom.runtime.environment.Variable;

/** The app's key and secret at the platform. The text form hides the secret. */
public record AppCredentials(String key, String secret) {
    public AppCredentials {
        if (key.isBlank() || secret.isBlank()) {
            throw new IllegalArgumentException("app key or app secret is empty");
        }
    }

    /** @throws IllegalStateException naming the variable or the parameter that is not set */
    public static AppCredentials of(Parameters parameters) {
        return new AppCredentials(
                parameters.get(Variable.APP_KEY_PARAMETER), parameters.get(Variable.APP_SECRET_PARAMETER));
    }

    @Override
    public String toString() {
        return "AppCredentials[key=" + key + ", secret=hidden]";
    }
}
