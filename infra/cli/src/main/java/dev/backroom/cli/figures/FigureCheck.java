package dev.backroom.cli.figures;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backroom.cli.terminal.JsonOption;
import dev.backroom.cli.terminal.Screen;
import dev.backroom.kpi.Recount;
import dev.backroom.model.ShopId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Counts again, says in words how the figures compare, and sets right what two counts found alike. */
public final class FigureCheck {
    /** Seconds that news may take to the counters. */
    public static final int SETTLE = 60;

    private static final int ROUNDS = 5;

    private final Screen screen;
    private final Recount recount;
    private final CountingLag lag;
    private final int settle;
    private final Map<ShopId, Recount.Found> before = new HashMap<>();

    /** @param settle seconds between two counts, 0 or more */
    public FigureCheck(Screen screen, Recount recount, CountingLag lag, int settle) {
        this.screen = screen;
        this.recount = recount;
        this.lag = lag;
        this.settle = settle;
    }

    public static String newRun() {
        return "cli-" + ProcessHandle.current().pid() + "-" + System.nanoTime();
    }

    /** Compares; answers whether the figures agree to the last digit. */
    public boolean compare(String run) {
        return round(run, false);
    }

    /**
     * Compares, and writes one document: {@code {"shops": [{"shop", "agrees", "missing": [{"counters", "start", "amounts"}]}],
     * "behind": [{"table", "records", "ageSeconds"}] | null}}.
     */
    public boolean document(String run) {
        List<Recount.Found> found = recount.run(run);
        recount.forget(run);
        ObjectNode document = JsonOption.JSON.createObjectNode();
        ArrayNode shops = document.putArray("shops");
        found.forEach(shop -> FigureWords.write(shops.addObject(), shop));
        document.putNull("behind");
        lag.now().ifPresent(behind -> {
            ArrayNode tables = document.putArray("behind");
            behind.forEach(table -> tables.addObject()
                    .put("table", table.table())
                    .put("records", table.records())
                    .put("ageSeconds", table.age().toSeconds()));
        });
        JsonOption.write(screen, document);
        return found.stream().allMatch(Recount.Found::agrees);
    }

    /** Compares and corrects; answers whether nothing is left to correct. */
    public boolean correct(String run) {
        boolean agree = round(run, true);
        for (int more = 1; !agree && more < ROUNDS; more++) {
            screen.say("counting again in " + settle + " s, to see what stays");
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(settle));
            agree = round(run + "-" + more, true);
        }
        return agree;
    }

    private boolean round(String run, boolean correct) {
        Optional<List<CountingLag.Behind>> behind = lag.now();
        List<Recount.Found> found = recount.run(run);
        if (found.isEmpty()) {
            screen.say("no shop is connected, so there is nothing to count");
        }
        boolean agree = true;
        for (Recount.Found shop : found) {
            FigureWords.of(shop).forEach(screen::say);
            agree &= correct ? corrected(shop) : shop.agrees();
        }
        if (!agree) {
            explain(behind, correct);
        }
        recount.forget(run);
        return agree;
    }

    private boolean corrected(Recount.Found shop) {
        Recount.Correction correction = recount.correct(shop, Optional.ofNullable(before.get(shop.shop())));
        switch (correction) {
            case NONE_NEEDED -> {}
            case CORRECTED -> screen.say("  corrected");
            case MOVED -> screen.say("  not corrected yet: it may be news on its way");
        }
        before.put(shop.shop(), shop);
        return correction != Recount.Correction.MOVED;
    }

    private void explain(Optional<List<CountingLag.Behind>> atFirst, boolean correct) {
        Optional<List<CountingLag.Behind>> behind =
                atFirst.filter(all -> !all.isEmpty()).or(lag::now);
        if (behind.isEmpty()) {
            screen.say("whether counting lags is not known: what runs does not say");
        } else if (!behind.get().isEmpty()) {
            screen.say("counting lags behind the orders and reviews, and a difference is news on its way until it has"
                    + " caught up:");
            behind.get().forEach(table -> screen.say("  " + table.inWords()));
            if (!correct) {
                screen.say("count again when it has caught up");
            }
        } else if (!correct) {
            screen.say("counting does not lag, so what differs is the counters' own:"
                    + " './backroom recount --correct' counts twice and sets right what stays");
        }
    }
}
