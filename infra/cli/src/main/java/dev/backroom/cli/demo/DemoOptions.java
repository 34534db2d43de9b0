package dev.backroom.cli.demo;

import dev.backroom.cli.terminal.Home;
import dev.backroom.simulator.plan.EveningPlan;
import dev.backroom.simulator.webhook.SenderOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What a demo is asked for.
 *
 * @param rate the shop's seconds per real second
 * @param faults the token expires, API answers fail, and the system is killed twice
 * @param keep leave the console up afterwards
 * @param port of webhook and console; 0 for a free one
 * @param strictLatency whether how long webhooks wait for their answer decides, too
 */
record DemoOptions(
        EveningPlan plan,
        int rate,
        boolean faults,
        boolean keep,
        Home home,
        int port,
        boolean strictLatency,
        Optional<Path> json) {
    /** Before the evening the shop is opened; the clock stands so long before it until all is open and warm. */
    static final Duration OPENING = Duration.ofMinutes(5);

    /** How long a post waits for its answer before it is sent again, in real time. */
    Duration acknowledgement() {
        return strictLatency ? SenderOptions.ACKNOWLEDGEMENT : SenderOptions.UNHURRIED;
    }
}
