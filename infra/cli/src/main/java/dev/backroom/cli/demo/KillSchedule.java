package dev.backroom.cli.demo;

import dev.backroom.simulator.plan.EveningPlan;
import java.time.Instant;
import java.util.List;

/** When the system is killed, in the shop's time: in the thick of the live, and again while its orders are packed. */
final class KillSchedule {
    private final List<Instant> kills;
    private int done;

    private KillSchedule(List<Instant> kills) {
        this.kills = kills;
    }

    static KillSchedule none() {
        return new KillSchedule(List.of());
    }

    static KillSchedule of(EveningPlan plan) {
        return new KillSchedule(List.of(
                plan.liveFrom().plus(plan.live().multipliedBy(2).dividedBy(5)),
                plan.liveUntil().plus(plan.tail().dividedBy(4))));
    }

    boolean isDue(Instant now) {
        return done < kills.size() && !now.isBefore(kills.get(done));
    }

    void killed() {
        done++;
    }

    int done() {
        return done;
    }
}
