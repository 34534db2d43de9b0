package dev.backroom.cli.command;

import dev.backroom.cli.stack.Clients;
import dev.backroom.cli.stack.Endpoints;
import dev.backroom.cli.stack.FunctionRun;
import dev.backroom.cli.terminal.Exit;
import dev.backroom.cli.terminal.Home;
import dev.backroom.cli.terminal.HomeOption;
import dev.backroom.cli.terminal.Screen;
import dev.backroom.cli.terminal.WrongUse;
import dev.backroom.localcloud.function.InvocationResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code invoke FUNCTION EVENT}: one event through one function. */
@Command(
        name = "invoke",
        mixinStandardHelpOptions = true,
        description = "Runs one function once, on the tables and queues of a running 'up', and prints its answer.",
        footer = {"", "The folder events/ has a sample for every function."})
public final class InvokeCommand implements Callable<Integer> {
    private static final long LARGEST_EVENT = 6L << 20;

    private final Screen screen;

    @Mixin
    private final HomeOption at;

    @Parameters(
            index = "0",
            paramLabel = "FUNCTION",
            description = "As in template.yaml, such as OrderSync or order-sync.")
    private String function = "";

    @Parameters(
            index = "1",
            paramLabel = "EVENT",
            description = "A file with the event as JSON, or - for standard input.")
    private String event = "";

    public InvokeCommand(Screen screen, Home home) {
        this.screen = screen;
        this.at = new HomeOption(home);
    }

    @Override
    public Integer call() throws IOException {
        byte[] bytes = event();
        Endpoints endpoints = Endpoints.of(at.home());
        try (Clients clients = Clients.of(endpoints)) {
            FunctionRun run = new FunctionRun(at.home(), endpoints, clients);
            InvocationResult result = run.of(run.functions().named(function), bytes);
            FunctionRun.failure(result)
                    .ifPresent(how -> screen.warn(
                            function + " " + how + "; more in " + at.home().ownLog()));
            if (result instanceof InvocationResult.Answered(byte[] payload)) {
                screen.say(new String(payload, StandardCharsets.UTF_8));
                return Exit.DONE;
            }
            return Exit.FAILED;
        }
    }

    private byte[] event() throws IOException {
        if (event.equals("-")) {
            return System.in.readAllBytes();
        }
        Path file = Path.of(event);
        if (!Files.isRegularFile(file)) {
            throw new WrongUse("there is no file " + file);
        }
        if (Files.size(file) > LARGEST_EVENT) {
            throw new WrongUse(file + " is larger than the 6 MB that a function takes");
        }
        return Files.readAllBytes(file);
    }
}
