package dev.backroom.cli.command;

import dev.backroom.cli.figures.CountingLag;
import dev.backroom.cli.figures.FigureCheck;
import dev.backroom.cli.stack.Clients;
import dev.backroom.cli.stack.Endpoints;
import dev.backroom.cli.stack.LocalFunctions;
import dev.backroom.cli.stack.Platform;
import dev.backroom.cli.terminal.Exit;
import dev.backroom.cli.terminal.Home;
import dev.backroom.cli.terminal.HomeOption;
import dev.backroom.cli.terminal.JsonOption;
import dev.backroom.cli.terminal.Screen;
import dev.backroom.cli.terminal.WrongUse;
import dev.backroom.kpi.Recount;
import dev.backroom.model.Texts;
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
            "While orders come in, counting lags a little: it says by how much, and what may be news on its way.",
            "A recount that was stopped goes on where it was when it is started again with the same --run."
        })
public final class RecountCommand implements Callable<Integer> {
    private static final int LONGEST_SETTLE = 3_600;

    private final Screen screen;

    @Mixin
    private final HomeOption at;

    @Mixin
    private final JsonOption json = new JsonOption();

    @Option(names = "--correct", description = "Set the figures to what the orders and reviews say.")
    private boolean correct;

    @Option(
            names = "--settle",
            paramLabel = "SECONDS",
            description =
                    "How long news may take to the counters: a difference that two counts so far apart both find is"
                            + " corrected (default: 60).")
    private int settle = FigureCheck.SETTLE;

    @Option(names = "--run", paramLabel = "NAME", description = "A name to go on by, should it be stopped.")
    private String name = "";

    public RecountCommand(Screen screen, Home home) {
        this.screen = screen;
        this.at = new HomeOption(home);
    }

    @Override
    public Integer call() {
        if (settle < 0 || settle > LONGEST_SETTLE) {
            throw new WrongUse("--settle is not between 0 and " + LONGEST_SETTLE);
        }
        if (json.wanted() && correct) {
            throw new WrongUse("--json goes without --correct");
        }
        String run = run();
        Endpoints endpoints = Endpoints.of(at.home());
        try (Clients clients = Clients.of(endpoints)) {
            Recount recount = new LocalFunctions(
                            endpoints, clients, Platform.of(at.home()).shopTime())
                    .figures()
                    .recount();
            FigureCheck check = new FigureCheck(screen, recount, CountingLag.of(endpoints), settle);
            if (json.wanted()) {
                return check.document(run) ? Exit.DONE : Exit.FAILED;
            }
            return (correct ? check.correct(run) : check.compare(run)) ? Exit.DONE : Exit.FAILED;
        }
    }

    private String run() {
        if (name.isEmpty()) {
            return FigureCheck.newRun();
        }
        try {
            return Texts.requireToken("run", name);
        } catch (IllegalArgumentException e) {
            throw new WrongUse(String.valueOf(e.getMessage()));
        }
    }
}
