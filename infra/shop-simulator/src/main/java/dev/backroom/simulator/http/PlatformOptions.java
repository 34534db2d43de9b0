package dev.backroom.simulator.http;

import dev.backroom.simulator.script.EveningScript;
import dev.backroom.tiktok.AppCredentials;
import java.time.Clock;
import java.util.List;

/**
 * What a simulated platform is made of.
 *
 * @param evenings one per shop
 * @param shopTime the time that orders live in; may run fast
 * @param realTime the time of signatures and tokens
 * @param faults of the API as a whole
 * @param troubles of single shops and figures
 * @param port 0 for any free one
 */
public record PlatformOptions(
        List<EveningScript> evenings,
        AppCredentials app,
        Clock shopTime,
        Clock realTime,
        ApiFaults faults,
        Troubles troubles,
        int port) {
    /** Without troubles. */
    public PlatformOptions(
            List<EveningScript> evenings,
            AppCredentials app,
            Clock shopTime,
            Clock realTime,
            ApiFaults faults,
            int port) {
        this(evenings, app, shopTime, realTime, faults, Troubles.NONE, port);
    }

    public PlatformOptions {
        evenings = List.copyOf(evenings);
    }
}
