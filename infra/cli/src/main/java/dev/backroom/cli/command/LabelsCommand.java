package dev.backroom.cli.command;

import dev.backroom.cli.stack.Clients;
import dev.backroom.cli.stack.Endpoints;
import dev.backroom.cli.stack.LocalFunctions;
import dev.backroom.cli.stack.Platform;
import dev.backroom.cli.terminal.Exit;
import dev.backroom.cli.terminal.Home;
import dev.backroom.cli.terminal.HomeOption;
import dev.backroom.cli.terminal.Screen;
import dev.backroom.cli.terminal.WrongUse;
import dev.backroom.localcloud.print.LabelSheet;
import dev.backroom.localcloud.print.PrintLabels;
import dev.backroom.model.ShopId;
import dev.backroom.model.order.OrderKey;
import dev.backroom.store.wave.WaveLabels.Missing;
import dev.backroom.store.wave.WaveLabels.Why;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code labels WAVE|ORDER}: the carriers' labels as one PDF. */
@Command(
        name = "labels",
        mixinStandardHelpOptions = true,
        description = "Writes the carriers' labels of a wave, or of one order, as one PDF, from a running 'up'.",
        footer = {
            "",
            "A wave's labels come in the order of packing; its first page names the orders without one, and why.",
            "Labels that are not ready come by themselves: print the wave again, or the order. They are kept for 5 days.",
            "Each print is written into the orders' history. The file holds personal data: delete it when it is printed."
        })
public final class LabelsCommand implements Callable<Integer> {
    private final Screen screen;

    @Mixin
    private final HomeOption at;

    @Parameters(
            index = "0",
            paramLabel = "WAVE|ORDER",
            description = "A wave's id, such as 2026-11-20T10-main, or an order's.")
    private String what = "";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to write (default: labels-WAVE.pdf).")
    private @Nullable Path file;

    @Option(names = "--shop", paramLabel = "ID", description = "Whose wave or order (default: the only shop).")
    private String shop = "";

    @Option(names = "--who", paramLabel = "NAME", description = "Who prints (default: you).")
    private String who = System.getProperty("user.name", "desk");

    public LabelsCommand(Screen screen, Home home) {
        this.screen = screen;
        this.at = new HomeOption(home);
    }

    @Override
    public Integer call() throws IOException {
        Endpoints endpoints = Endpoints.of(at.home());
        Clock shopTime = Platform.of(at.home()).shopTime();
        try (Clients clients = Clients.of(endpoints)) {
            ShopId of = new LocalFunctions(endpoints, clients, shopTime).shop(shop);
            PrintLabels printing = PrintLabels.of(clients.dynamodb(), endpoints::table, shopTime);
            boolean order = what.matches("[0-9]+");
            Optional<LabelSheet> sheet =
                    order ? printing.order(new OrderKey(of, what), who) : printing.wave(of, what, who);
            if (sheet.isEmpty()) {
                throw new WrongUse(order ? "no label is kept of order " + what : "shop " + of + " has no wave " + what);
            }
            Path to = Optional.ofNullable(file).orElse(Path.of("labels-" + what + ".pdf"));
            Files.write(to, sheet.get().pdf());
            say(sheet.get(), to);
        }
        return Exit.DONE;
    }

    private void say(LabelSheet sheet, Path to) {
        screen.say(sheet.labels() + " labels in " + to
                + (sheet.ownCarrier() == 0 ? "" : ", " + sheet.ownCarrier() + " orders with a carrier of your own"));
        for (Missing one : sheet.missing()) {
            screen.warn("missing: #" + one.sequence() + " " + one.order().order() + ", " + text(one.why()));
        }
    }

    private static String text(Why why) {
        return switch (why) {
            case NOT_READY -> "its label is not ready";
            case EXPIRED -> "its label is kept no longer";
            case NOT_TO_BE_PACKED -> "cancelled, held or in another wave since: do not pack it";
            case UNREADABLE -> "its label cannot be read; print it in the seller centre";
        };
    }
}
