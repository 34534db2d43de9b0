package dev.backroom.simulator.script;

import dev.backroom.simulator.plan.EveningPlan;
import dev.backroom.simulator.plan.Night;
import dev.backroom.simulator.random.Chance;
import dev.backroom.simulator.random.Curve;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Chooses when somebody edits which figure in the seller centre: one in the evening, the others while nobody buys. */
final class HandEdits {
    private static final List<String> EDITED =
            List.of("CUSHION-21", "SHAMPOO-BAR", "BROW-PEN-BROWN", "BROW-PEN-TAUPE", "COTTON-PADS-80", "MIRROR-FOLD");
    private static final Duration BEFORE = Duration.ofMinutes(40);
    /** Two looks of somebody who looks every quarter of an hour, and some delay. */
    private static final Duration AFTER = Duration.ofMinutes(75);

    private static final int TRIES = 200;

    private HandEdits() {}

    /** Earliest first. */
    static List<HandEdit> of(EveningPlan plan, Map<String, Curve> claims) {
        int wanted = plan.night().map(Night::handEdits).orElse(0);
        List<HandEdit> edits = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        SplittableRandom chance = Chance.of(plan.seed(), "hand", 0);
        if (wanted > 0) {
            edits.add(new HandEdit(
                    plan.liveFrom().plusSeconds(chance.nextLong(plan.live().toSeconds())), "SUN-SPF50-50", 25));
        }
        Instant from = plan.midnight().plus(Duration.ofHours(1));
        long seconds =
                Duration.between(from, plan.over().minus(AFTER.multipliedBy(2))).toSeconds();
        for (int i = 0; i < TRIES && edits.size() < wanted; i++) {
            Instant at = from.plusSeconds(chance.nextLong(Math.max(1, seconds)));
            String code = EDITED.get(chance.nextInt(EDITED.size()));
            int change = chance.nextInt(3, 13);
            if (isStill(claims.get(code), at) && taken.add(code)) {
                edits.add(new HandEdit(at, code, chance.nextBoolean() ? change : -change));
            }
        }
        edits.sort(Comparator.comparing(HandEdit::at));
        return List.copyOf(edits);
    }

    /** Nothing else moves the figure around an instant, so that whoever compares must see the edit. */
    static boolean isStill(@Nullable Curve curve, Instant at) {
        return curve == null || curve.isStill(at.minus(BEFORE), at.plus(AFTER));
    }
}
