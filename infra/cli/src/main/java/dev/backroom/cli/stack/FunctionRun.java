package dev.backroom.cli.stack;

import dev.backroom.cli.terminal.Home;
import dev.backroom.cli.terminal.Installation;
import dev.backroom.localcloud.BackroomFunctions;
import dev.backroom.localcloud.engine.MailFile;
import dev.backroom.localcloud.function.Activity;
import dev.backroom.localcloud.function.FunctionHost;
import dev.backroom.localcloud.function.FunctionWorld;
import dev.backroom.localcloud.function.InvocationResult;
import dev.backroom.localcloud.template.FunctionSpec;
import dev.backroom.localcloud.usage.UsageListener;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** Runs single functions in this process, on the tables and queues of a running {@code up}. */
public final class FunctionRun {
    private final Home home;
    private final Clients clients;
    private final Platform platform;
    private final DescribedFunctions functions;

    public FunctionRun(Home home, Endpoints endpoints, Clients clients) {
        this.home = home;
        this.clients = clients;
        this.platform = Platform.of(home);
        this.functions = new DescribedFunctions(Installation.find(), endpoints, platform);
    }

    public DescribedFunctions functions() {
        return functions;
    }

    public InvocationResult of(FunctionSpec spec, byte[] event) {
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            FunctionWorld world = new FunctionWorld(
                    functions.environment(spec),
                    clients.dynamodb(),
                    clients.sqs(),
                    clients.ssm(),
                    new MailFile(Optional.of(home.folder().resolve("mail.txt"))),
                    platform.shopTime());
            FunctionHost host = new FunctionHost(
                    spec,
                    BackroomFunctions.catalog().create(spec.id(), world),
                    new Semaphore(1),
                    thread,
                    platform.shopTime(),
                    new Activity(1),
                    UsageListener.NONE);
            return host.invoke("invoke", event);
        }
    }

    /** What went wrong, in words; empty where the function answered. */
    public static Optional<String> failure(InvocationResult result) {
        return switch (result) {
            case InvocationResult.Answered answered -> Optional.empty();
            case InvocationResult.Failed(String error) -> Optional.of("failed with " + error);
            case InvocationResult.TimedOut timedOut -> Optional.of("took longer than its timeout");
            case InvocationResult.Throttled throttled -> Optional.of("was not let in");
        };
    }
}
