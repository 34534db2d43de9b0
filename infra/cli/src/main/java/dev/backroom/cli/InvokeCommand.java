package dev.backroom.cli;

import dev.backroom.localcloud.BackroomFunctions;
import dev.backroom.localcloud.engine.MailFile;
import dev.backroom.localcloud.function.Activity;
import dev.backroom.localcloud.function.FunctionHost;
import dev.backroom.localcloud.function.FunctionWorld;
import dev.backroom.localcloud.function.InvocationResult;
import dev.backroom.localcloud.template.FunctionSpec;
import dev.backroom.localcloud.usage.UsageListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code invoke FUNCTION EVENT}: one event through one function. */
@Command(
        name = "invoke",
        mixinStandardHelpOptions = true,
        description = "Runs one function once, on the tables and queues of a running 'up', and prints its answer.",
        footer = {"", "The folder events/ has a sample for every function."})
final class InvokeCommand implements Callable<Integer> {
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

    InvokeCommand(Screen screen, Home home) {
        this.screen = screen;
        this.at = new HomeOption(home);
    }

    @Override
    public Integer call() throws IOException {
        byte[] bytes = event();
        Endpoints endpoints = Endpoints.of(at.home());
        Platform platform = Platform.of(at.home());
        DescribedFunctions functions = new DescribedFunctions(Installation.find(), endpoints, platform);
        FunctionSpec spec = functions.named(function);
        try (Clients clients = Clients.of(endpoints);
                ExecutorService thread = Executors.newSingleThreadExecutor()) {
            FunctionWorld world = new FunctionWorld(
                    functions.environment(spec),
                    clients.dynamodb(),
                    clients.sqs(),
                    clients.ssm(),
                    new MailFile(Optional.of(at.home().folder().resolve("mail.txt"))),
                    platform.shopTime());
            FunctionHost host = new FunctionHost(
                    spec,
                    BackroomFunctions.catalog().create(spec.id(), world),
                    new Semaphore(1),
                    thread,
                    platform.shopTime(),
                    new Activity(1),
                    UsageListener.NONE);
            return answer(host.invoke("invoke", bytes));
        }
    }

    private int answer(InvocationResult result) {
        return switch (result) {
            case InvocationResult.Answered(byte[] payload) -> {
                screen.say(new String(payload, StandardCharsets.UTF_8));
                yield Exit.DONE;
            }
            case InvocationResult.Failed(String error) -> failed("failed with " + error);
            case InvocationResult.TimedOut timedOut -> failed("took longer than its timeout");
            case InvocationResult.Throttled throttled -> failed("was not let in");
        };
    }

    private int failed(String how) {
        screen.warn(function + " " + how + "; more in " + at.home().log("backroom"));
        return Exit.FAILED;
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
