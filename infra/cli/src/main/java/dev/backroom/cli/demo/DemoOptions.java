package dev.backroom.cli.demo;

import dev.backroom.cli.Home;
import dev.backroom.simulator.EveningPlan;
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
 * @param lead real time between the start of the clock and the evening, for the system to get ready
 */
record DemoOptions(
        EveningPlan plan,
        int rate,
        boolean faults,
        boolean keep,
        Home home,
        int port,
        Duration lead,
        Optional<Path> json) {}
