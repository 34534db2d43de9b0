package dev.backroom.architecture.sample;

import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;

/** Named after the drawer it lies in, and it reads bodies of any size. */
public final class StringHelper {
    private StringHelper() {}

    public static BodyHandler<String> whole() {
        return BodyHandlers.ofString();
    }

    public static long now() {
        return System.currentTimeMillis();
    }
}
