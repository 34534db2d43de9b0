package dev.backroom.cli;

import dev.backroom.kpi.Recount;
import dev.backroom.model.ShopId;
import dev.backroom.model.Texts;
import dev.backroom.model.kpi.Bucket;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code recount}: what the counters say against what the orders and reviews say. */
@Command(
        name = "recount",
        mixinStandardHelpOptions = true,
        description = "Counts every stored order and review again and compares with the figures of a running 'up'.",
        footer = {
            "",
            "Exit code 0 if they agree to the last digit, or do after --correct; 1 if they do not.",
            "A recount that was stopped goes on where it was when it is started again with the same --run."
        })
final class RecountCommand implements Callable<Integer> {
    private static final int MOST_LINES = 20;
    private static final int ROUNDS = 5;
    private static final int LONGEST_SETTLE = 3_600;

    private final Screen screen;

    @Mixin
    private final HomeOption at;

    @Option(names = "--correct", description = "Set the figures to what the orders and reviews say.")
    private boolean correct;

    @Option(
            names = "--settle",
            paramLabel = "SECONDS",
            description =
                    "How long news may take to the counters: a difference that two counts so far apart both find is"
                            + " corrected (default: 60).")
    private int settle = 60;

    @Option(names = "--run", paramLabel = "NAME", description = "A name to go on by, should it be stopped.")
    private String name = "";

    private final Map<ShopId, Recount.Found> before = new HashMap<>();

    RecountCommand(Screen screen, Home home) {
        this.screen = screen;
        this.at = new HomeOption(home);
    }

    @Override
    public Integer call() {
        Endpoints endpoints = Endpoints.of(at.home());
        Clock clock = Platform.of(at.home()).shopTime();
        try (Clients clients = Clients.of(endpoints)) {
            Recount recount = new Rooms(endpoints, clients, clock).figures().recount();
            if (settle < 0 || settle > LONGEST_SETTLE) {
                throw new WrongUse("--settle is not between 0 and " + LONGEST_SETTLE);
            }
            String run = run();
            boolean agree = round(recount, run);
            for (int more = 1; correct && !agree && more < ROUNDS; more++) {
                screen.say("counting again in " + settle + " s, to see what stays");
                LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(settle));
                agree = round(recount, run + "-" + more);
            }
            return agree ? Exit.DONE : Exit.FAILED;
        }
    }

    /** Answers whether there is nothing left to correct. */
    private boolean round(Recount recount, String run) {
        List<Recount.Found> found = recount.run(run);
        if (found.isEmpty()) {
            screen.say("no shop is connected, so there is nothing to count");
        }
        boolean agree = true;
        for (Recount.Found shop : found) {
            report(shop);
            if (correct) {
                Recount.Correction correction = recount.correct(shop, Optional.ofNullable(before.get(shop.shop())));
                switch (correction) {
                    case NONE_NEEDED -> {}
                    case CORRECTED -> screen.say("  corrected");
                    case MOVED -> screen.say("  not corrected yet: it may be news on its way");
                }
                before.put(shop.shop(), shop);
                agree &= correction != Recount.Correction.MOVED;
            } else {
                agree &= shop.agrees();
            }
        }
        recount.forget(run);
        return agree;
    }

    private void report(Recount.Found found) {
        if (found.agrees()) {
            screen.say("shop " + found.shop() + ": the figures agree to the last digit");
            return;
        }
        screen.say("shop " + found.shop() + ": the figures lack what follows, in "
                + found.missing().tallies().size() + " sets of counters");
        found.missing().tallies().entrySet().stream()
                .limit(MOST_LINES)
                .forEach(entry -> screen.say(
                        "  " + place(entry.getKey()) + " " + entry.getValue().amounts()));
    }

    private static String place(Bucket bucket) {
        String kind = bucket.kind().name().toLowerCase(Locale.ROOT);
        return bucket.kind() == Bucket.Kind.NOW ? kind : kind + " " + bucket.start();
    }

    private String run() {
        if (name.isEmpty()) {
            return "cli-" + ProcessHandle.current().pid() + "-" + System.nanoTime();
        }
        try {
            return Texts.requireToken("run", name);
        } catch (IllegalArgumentException e) {
            throw new WrongUse(String.valueOf(e.getMessage()));
        }
    }
}
