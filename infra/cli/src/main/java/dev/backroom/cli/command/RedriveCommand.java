package dev.backroom.cli.command;

import dev.backroom.cli.figures.CountingLag;
import dev.backroom.cli.figures.FigureCheck;
import dev.backroom.cli.stack.Clients;
import dev.backroom.cli.stack.DeadLetters;
import dev.backroom.cli.stack.Endpoints;
import dev.backroom.cli.stack.FunctionRun;
import dev.backroom.cli.stack.LocalFunctions;
import dev.backroom.cli.stack.Platform;
import dev.backroom.cli.stack.Redrive;
import dev.backroom.cli.stack.RedriveSchedules;
import dev.backroom.cli.terminal.Exit;
import dev.backroom.cli.terminal.Home;
import dev.backroom.cli.terminal.HomeOption;
import dev.backroom.cli.terminal.Screen;
import dev.backroom.cli.terminal.WrongUse;
import dev.backroom.kpi.Recount;
import dev.backroom.store.message.ParkedMessages;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import software.amazon.awssdk.services.sqs.model.Message;

/** {@code redrive QUEUE}: another try for what failed. */
@Command(
        name = "redrive",
        mixinStandardHelpOptions = true,
        description = "Gives what failed another try: dead letters and parked messages of a queue, runs of schedules,"
                + " changes of a stream.",
        footer = {
            "",
            "A queue's messages go back to it. ScheduleDead: the function runs once for all its runs that were given up.",
            "KpiCountDead: orders and reviews are counted again and the figures corrected, as 'recount --correct' does."
        })
public final class RedriveCommand implements Callable<Integer> {
    private static final String DEAD = "Dead";
    private static final String SCHEDULES = "Schedule";
    private static final String COUNTING = "KpiCount";
    /** Longer than all rounds of a recount. */
    private static final Duration WHILE_COUNTING = Duration.ofHours(6);

    private final Screen screen;

    @Mixin
    private final HomeOption at;

    @Parameters(
            paramLabel = "QUEUE",
            description = "A queue's name in template.yaml, such as OrderEvents, or that of its dead letters.")
    private String name = "";

    @Option(
            names = "--settle",
            paramLabel = "SECONDS",
            description = "With KpiCountDead: between two counts, as of 'recount' (default: 60).")
    private int settle = FigureCheck.SETTLE;

    public RedriveCommand(Screen screen, Home home) {
        this.screen = screen;
        this.at = new HomeOption(home);
    }

    @Override
    public Integer call() {
        Endpoints endpoints = Endpoints.of(at.home());
        String queue = name.endsWith(DEAD) ? name.substring(0, name.length() - DEAD.length()) : name;
        String dead = endpoints.queues().get(queue + DEAD);
        if (dead == null) {
            TreeSet<String> known = new TreeSet<>(endpoints.queues().keySet());
            known.removeIf(candidate -> !candidate.endsWith(DEAD));
            throw new WrongUse("no queue '" + name + "' with dead letters; there are " + String.join(", ", known));
        }
        try (Clients clients = Clients.of(endpoints)) {
            DeadLetters letters = new DeadLetters(clients.sqs(), dead);
            return switch (queue) {
                case SCHEDULES ->
                    new RedriveSchedules(screen, letters, new FunctionRun(at.home(), endpoints, clients)).run();
                case COUNTING -> recount(endpoints, clients, letters);
                default -> messages(endpoints, clients, queue, dead);
            };
        }
    }

    private int messages(Endpoints endpoints, Clients clients, String queue, String dead) {
        ParkedMessages parked = new ParkedMessages(clients.dynamodb(), endpoints.table("Shops"));
        Redrive.Outcome outcome = new Redrive(clients.sqs(), parked).run(queue, endpoints.queue(queue), dead);
        screen.say(String.format(
                "%,d dead letters and %,d parked messages sent back to %s%s",
                outcome.dead(),
                outcome.parked(),
                queue,
                outcome.kept() == 0
                        ? ""
                        : String.format("; %,d parked messages hold nothing that could be sent", outcome.kept())));
        return Exit.DONE;
    }

    /** What a batch of a stream held is in the tables; counting them again finds what was not counted. */
    private int recount(Endpoints endpoints, Clients clients, DeadLetters letters) {
        List<Message> taken = letters.take(WHILE_COUNTING);
        if (taken.isEmpty()) {
            screen.say("no change of a stream was given up");
            return Exit.DONE;
        }
        boolean done = false;
        try {
            Recount recount = new LocalFunctions(
                            endpoints, clients, Platform.of(at.home()).shopTime())
                    .figures()
                    .recount();
            done = new FigureCheck(screen, recount, CountingLag.of(endpoints), settle).correct(FigureCheck.newRun());
        } finally {
            if (done) {
                letters.remove(taken);
            } else {
                letters.show(taken);
            }
        }
        screen.say(
                done
                        ? taken.size() + " batches that were given up are counted"
                        : taken.size() + " batches that were given up stay: the figures are still moving, try again");
        return done ? Exit.DONE : Exit.FAILED;
    }
}
