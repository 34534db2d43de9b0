package dev.backroom.localcloud;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backroom.localcloud.clock.ScaledClock;
import dev.backroom.localcloud.engine.Clients;
import dev.backroom.localcloud.engine.SqsEngine;
import dev.backroom.localcloud.function.Activity;
import dev.backroom.localcloud.function.FunctionHost;
import dev.backroom.localcloud.function.FunctionWorld;
import dev.backroom.localcloud.function.InvocationResult;
import dev.backroom.localcloud.function.Urgency;
import dev.backroom.localcloud.http.Backlog;
import dev.backroom.localcloud.http.Front;
import dev.backroom.localcloud.print.PrintLabels;
import dev.backroom.localcloud.role.Permission;
import dev.backroom.localcloud.stream.StreamLag;
import dev.backroom.localcloud.template.FunctionSpec;
import dev.backroom.localcloud.template.QueueSpec;
import dev.backroom.localcloud.template.Stack;
import dev.backroom.localcloud.template.StackContext;
import dev.backroom.localcloud.template.TableSpec;
import dev.backroom.localcloud.template.TemplateReader;
import dev.backroom.localcloud.template.Value;
import dev.backroom.tableengine.fault.FaultOptions;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** The template, running on this machine. */
public final class LocalCloud implements AutoCloseable {
    /** Who the cost meter says it was when requests come from outside the functions. */
    public static final String TOOLS = "tools";

    /** The one function behind a queue that the evening's orders wait for. */
    private static final String ORDERS_WAIT_FOR = "OrderSync";

    private static final URI NOWHERE = URI.create("http://127.0.0.1:1");

    private final LocalCloudOptions options;
    private final Home home;
    private final Clients clients;
    private final Engines engines;
    private final Front front;
    private final Stack stack;
    private final Endpoints endpoints;
    private final DynamoDbClient dynamoDb;
    private final SqsClient sqs;
    private final SsmClient ssm;
    private final Activity activity = new Activity(500);
    private final Worlds worlds;
    private final Map<String, FunctionHost> functions = new LinkedHashMap<>();
    private final EventSources eventSources;
    private @Nullable Thread warmUp;
    private final ExecutorService answering = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("answering-", 0).factory());
    /** What nobody waits for gives way to what somebody waits for, as it would on machines of their own. */
    private final ExecutorService orderThreads = threads("orders-", Urgency.ORDERS_WAIT);

    private final ExecutorService functionThreads = threads("function-", Urgency.NOBODY_WAITS);

    private final ExecutorService eventThreads = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * Starts everything that the template describes; returns when all of it answers.
     *
     * @throws dev.backroom.localcloud.template.TemplateException when the template asks for what does not run here
     * @throws IllegalStateException when an engine, a function or the port is not to be had
     */
    public static LocalCloud start(LocalCloudOptions options) {
        Value.Fields template = TemplateReader.read(options.template());
        // Before anything starts: a template that cannot run here should fail within milliseconds.
        Stack described = Stack.of(template, options.parameters(), context(NOWHERE, NOWHERE));
        Home home = Home.open(options.home(), options.fresh());
        try {
            Clients clients = new Clients(LocalCloudOptions.REGION, options.usage(), options.tap());
            Front front = Front.bind(options.port(), Clock.systemUTC());
            try {
                Engines engines = Engines.start(options, home, clients, described);
                try {
                    LocalCloud cloud = new LocalCloud(options, home, clients, engines, front, template);
                    cloud.open();
                    return cloud;
                } catch (RuntimeException e) {
                    engines.close();
                    throw e;
                }
            } catch (RuntimeException e) {
                front.close();
                throw e;
            }
        } catch (RuntimeException e) {
            home.close();
            throw e;
        }
    }

    private LocalCloud(
            LocalCloudOptions options,
            Home home,
            Clients clients,
            Engines engines,
            Front front,
            Value.Fields template) {
        this.options = options;
        this.home = home;
        this.clients = clients;
        this.engines = engines;
        this.front = front;
        URI webhook = front.address().resolve("/webhook");
        StackContext context = context(engines.sqs().endpoint(), webhook);
        this.stack = Stack.of(template, options.parameters(), context);
        this.dynamoDb = clients.dynamoDb(engines.dynamoDb(), TOOLS);
        this.sqs = clients.sqs(engines.sqs().endpoint(), TOOLS);
        this.ssm = clients.ssm(engines.parameters().endpoint());
        this.endpoints = new Endpoints(
                webhook,
                front.address().resolve("/console"),
                engines.dynamoDb().endpoint(),
                engines.sqs().endpoint(),
                engines.parameters().endpoint(),
                LocalCloudOptions.REGION,
                byId(stack.tables(), TableSpec::id, TableSpec::name),
                byId(stack.queues(), QueueSpec::id, queue -> url(context, queue)));
        this.worlds = new Worlds(options, home, clients, engines, stack, context);
        this.eventSources = new EventSources(
                stack,
                endpoints,
                clients,
                engines.dynamoDb(),
                context,
                options.clock(),
                eventThreads,
                functionThreads,
                home,
                queue -> SqsEngine.visibility(queue, options.visibilityCap()),
                options.windowCap());
    }

    public Endpoints endpoints() {
        return endpoints;
    }

    public Stack stack() {
        return stack;
    }

    public DynamoDbClient dynamoDb() {
        return dynamoDb;
    }

    public SqsClient sqs() {
        return sqs;
    }

    public SsmClient ssm() {
        return ssm;
    }

    public Activity activity() {
        return activity;
    }

    /** What functions were refused because their role does not allow it; empty where the roles are right. */
    public List<String> refusals() {
        return worlds.refusals();
    }

    /** What the roles allow and their functions have not asked for since the start, by function. */
    public Map<String, List<Permission>> unusedPermissions() {
        return worlds.unused();
    }

    /** Environment and clients of a function, its role included, for tools that do part of its work. */
    public FunctionWorld world(String function) {
        return worlds.find(function)
                .orElseThrow(() -> new IllegalArgumentException("No function " + function + " in the template"));
    }

    /**
     * Runs a function once.
     *
     * @param function logical id
     * @throws IllegalArgumentException when the template has no such function
     */
    public InvocationResult invoke(String function, byte[] event) {
        return Optional.ofNullable(functions.get(function))
                .orElseThrow(() -> new IllegalArgumentException("No function " + function + " in the template"))
                .invoke("invoke", event);
    }

    /** From now on the tables are as slow, as busy and as faulty as this says. */
    public void become(FaultOptions faults) {
        engines.dynamoDb().become(faults);
    }

    /** Stops receiving from queues and starting schedules; what is under way goes on. */
    public void pauseEventSources() {
        eventSources.pause();
    }

    public void resumeEventSources() {
        eventSources.resume();
    }

    /** Whether nothing runs, no queue that feeds a function holds a message, visible or not, and no stream is behind. */
    public boolean isIdle() {
        return activity.running() == 0 && eventSources.isIdle();
    }

    /**
     * How far the functions are behind.
     *
     * @param whole whether to find out if all is idle, too, which asks every queue and stream
     */
    public Backlog backlog(boolean whole) {
        Backlog backlog = eventSources.backlog(whole);
        return new Backlog(backlog.messages(), backlog.schedules(), backlog.idle() && activity.running() == 0);
    }

    /** How far the functions are behind the tables' streams. */
    public List<StreamLag> streamLags() {
        return eventSources.streamLags();
    }

    /** Removes endpoints.json and stops; what the home keeps stays. */
    @Override
    public void close() {
        home.forget("endpoints.json");
        eventSources.stop();
        if (warmUp != null) {
            warmUp.interrupt();
        }
        front.close();
        eventSources.close();
        eventThreads.close();
        functionThreads.shutdownNow();
        orderThreads.shutdownNow();
        answering.shutdownNow();
        dynamoDb.close();
        sqs.close();
        ssm.close();
        clients.close();
        engines.close();
        home.close();
    }

    private void open() {
        FirstParameters.keep(options, stack, engines.parameters());
        Semaphore account = new Semaphore(options.accountConcurrency());
        for (FunctionSpec spec : stack.functions()) {
            functions.put(
                    spec.id(),
                    new FunctionHost(
                            spec,
                            options.catalog().create(spec.id(), worlds.make(spec)),
                            account,
                            threadsFor(spec),
                            options.clock(),
                            activity,
                            options.usage(),
                            options.timeouts()));
        }
        noteDepartures();
        functions.values().forEach(eventSources::connect);
        front.open(
                stack.functions().stream()
                        .filter(FunctionSpec::openUrl)
                        .map(FunctionSpec::id)
                        .map(functions::get)
                        .findFirst(),
                Optional.ofNullable(functions.get("Console")),
                StackContext.LOCAL_ACCOUNT,
                options.usage()::json,
                eventSources::lagsJson,
                this::backlog,
                this::machine,
                PrintLabels.of(dynamoDb, id -> endpoints.tables().getOrDefault(id, ""), options.clock()));
        engines.dynamoDb().become(options.faults());
        eventSources.start(options.ticker());
        warmUp = WarmUp.start(clients.sqs(engines.sqs().endpoint(), "start"));
        home.file("endpoints.json").ifPresent(endpoints::write);
    }

    private ObjectNode machine() {
        ObjectNode machine = eventSources.machine();
        ArrayNode failing = machine.putArray("failing");
        activity.failing()
                .forEach((function, row) -> failing.addObject()
                        .put("function", function)
                        .put("times", row.times())
                        .put("since", row.since().toString())
                        .put("error", row.error()));
        return machine;
    }

    private ExecutorService threadsFor(FunctionSpec spec) {
        if (spec.triggers().isEmpty()) {
            return answering;
        }
        return spec.id().equals(ORDERS_WAIT_FOR) ? orderThreads : functionThreads;
    }

    private static ExecutorService threads(String name, int priority) {
        return Executors.newCachedThreadPool(
                Thread.ofPlatform().daemon().priority(priority).name(name, 0).factory());
    }

    private void noteDepartures() {
        options.visibilityCap()
                .ifPresent(cap -> activity.note("Visibility timeouts are cut to %d s".formatted(cap.toSeconds())));
        options.windowCap()
                .ifPresent(cap -> activity.note("Batches gather for at most %d s".formatted(cap.toSeconds())));
        if (options.timeouts() > 1) {
            activity.note("Functions may run %d times as long as the template says".formatted(options.timeouts()));
        }
        if (options.clock() instanceof ScaledClock clock) {
            activity.note("The shop's clock runs %d times as fast; items do not expire, events age by the real clock"
                    .formatted(clock.rate()));
        }
    }

    private static String url(StackContext context, QueueSpec queue) {
        return "%s/%s/%s".formatted(context.queues(), context.account(), queue.name());
    }

    private static StackContext context(URI queues, URI webhook) {
        return new StackContext(
                LocalCloudOptions.STACK, LocalCloudOptions.REGION, StackContext.LOCAL_ACCOUNT, queues, webhook);
    }

    private static <T> Map<String, String> byId(
            List<T> all, java.util.function.Function<T, String> id, java.util.function.Function<T, String> value) {
        Map<String, String> map = new HashMap<>();
        all.forEach(one -> map.put(id.apply(one), value.apply(one)));
        return map;
    }
}
