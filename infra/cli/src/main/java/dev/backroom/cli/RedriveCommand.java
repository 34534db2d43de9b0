package dev.backroom.cli;

import dev.backroom.store.ParkedMessages;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code redrive QUEUE}: another try for what failed. */
@Command(
        name = "redrive",
        mixinStandardHelpOptions = true,
        description = "Sends the dead letters and the parked messages of a queue back to it.")
final class RedriveCommand implements Callable<Integer> {
    private static final String DEAD = "Dead";

    private final Screen screen;

    @Mixin
    private final HomeOption at;

    @Parameters(paramLabel = "QUEUE", description = "The queue's name in template.yaml, such as OrderEvents.")
    private String name = "";

    RedriveCommand(Screen screen, Home home) {
        this.screen = screen;
        this.at = new HomeOption(home);
    }

    @Override
    public Integer call() {
        Endpoints endpoints = Endpoints.of(at.home());
        String queue = name.endsWith(DEAD) ? name.substring(0, name.length() - DEAD.length()) : name;
        String source = endpoints.queues().get(queue);
        String dead = endpoints.queues().get(queue + DEAD);
        if (source == null || dead == null) {
            TreeSet<String> known = new TreeSet<>(endpoints.queues().keySet());
            known.removeIf(candidate -> !endpoints.queues().containsKey(candidate + DEAD));
            throw new WrongUse("no queue '" + name + "' with dead letters; there are " + String.join(", ", known));
        }
        try (Clients clients = Clients.of(endpoints)) {
            ParkedMessages parked = new ParkedMessages(clients.dynamodb(), endpoints.table("Shops"));
            Redrive.Outcome outcome = new Redrive(clients.sqs(), parked).run(queue, source, dead);
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
    }
}
