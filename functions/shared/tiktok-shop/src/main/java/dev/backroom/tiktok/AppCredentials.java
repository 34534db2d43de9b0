package dev.backroom.tiktok;

/** The app's key and secret at the platform. The text form hides the secret. */
public record AppCredentials(String key, String secret) {
    public AppCredentials {
        if (key.isBlank() || secret.isBlank()) {
            throw new IllegalArgumentException("app key or app secret is empty");
        }
    }

    @Override
    public String toString() {
        return "AppCredentials[key=" + key + ", secret=hidden]";
    }
}
