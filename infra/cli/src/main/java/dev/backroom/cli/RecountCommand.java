package dev.backroom.cli;

import dev.backroom.kpi.Recount;
import dev.backroom.model.Texts;
import dev.backroom.model.kpi.Bucket;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
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
    private static final int CORRECTIONS = 5;

    private final Screen screen;

    @Mixin
    private final HomeOption at;

    @Option(names = "--correct", description = "Set the figures to what the orders and reviews say.")
    private boolean correct;

    @Option(names = "--at-rest", description = "Correct although counters lag; only if no change is on its way.")
    private boolean atRest;

    @Option(names = "--run", paramLabel = "NAME", description = "A name to go on by, should it be stopped.")
    private String name = "";

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
            String run = run();
            boolean agree = round(recount, run);
            for (int more = 1; correct && !agree && more < CORRECTIONS; more++) {
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
                Recount.Correction correction = recount.correct(shop, atRest);
                switch (correction) {
                    case NONE_NEEDED -> {}
                    case CORRECTED -> screen.say("  corrected");
                    case MOVED -> screen.say("  not corrected: counters or orders moved meanwhile");
                }
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
                + found.missing().tallies().size() + " sets of counters"
                + (found.sameMoment() ? "" : "; changes are on their way"));
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
