package dev.backroom.cli.simulation;

import dev.backroom.cli.stack.Clients;
import dev.backroom.cli.stack.DescribedFunctions;
import dev.backroom.cli.stack.DeskFunctions;
import dev.backroom.cli.stack.Endpoints;
import dev.backroom.cli.stack.Platform;
import dev.backroom.cli.terminal.Home;
import dev.backroom.cli.terminal.Installation;
import dev.backroom.cli.terminal.Missing;
import dev.backroom.desk.OrderDeskFunctions;
import dev.backroom.model.ShopId;
import dev.backroom.model.aftersale.Aftersale;
import dev.backroom.model.aftersale.CaseRequest;
import dev.backroom.model.decision.CancelReason;
import dev.backroom.model.decision.Decision;
import dev.backroom.model.decision.Remark;
import dev.backroom.model.desk.Warehouse;
import dev.backroom.model.order.Hold;
import dev.backroom.model.order.HoldCode;
import dev.backroom.model.order.Lane;
import dev.backroom.model.order.Order;
import dev.backroom.model.stock.Slot;
import dev.backroom.simulator.api.PackedOrder;
import dev.backroom.simulator.books.DeskBooks;
import dev.backroom.simulator.ledger.ShopLedger;
import dev.backroom.simulator.plan.EveningPlan;
import dev.backroom.simulator.warehouse.WarehouseDouble;
import dev.backroom.simulator.warehouse.WarehouseOptions;
import dev.backroom.store.aftersale.AftersaleTable;
import dev.backroom.store.order.DecideOrder;
import dev.backroom.store.order.OrderTable;
import dev.backroom.store.wave.DeskSettingsTable;
import dev.backroom.tiktok.webhook.SignalCodec;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/**
 * The simulated shop's people at the order desk: a clerk who looks at the exceptions and at the cases that wait for an answer,
 * and a warehouse that packs. The clerk knows what a buyer really meant, as a person would who reads and calls.
 */
public final class DeskPeople implements Pace.Party, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(DeskPeople.class);
    private static final String WHO = "clerk";
    private static final int MOST = 2_000;
    private static final long LOOK_MILLIS = 200;

    /** How long the warehouse packs an order, and how many of the calls to it fail. */
    private static final Duration PACKS = Duration.ofMinutes(50);

    private static final double FAILURES = 0.02;

    /** The shop's time between two looks of the clerk, who never sleeps. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(30);

    private final ShopLedger ledger;
    private final Home home;
    private final Platform platform;
    private final Clock shopTime;
    private final WarehouseDouble warehouse;
    private final ShopId shop;
    private final Map<String, Set<String>> holds = new ConcurrentHashMap<>();
    private final Map<String, Integer> decided = new TreeMap<>();
    private final Thread thread = Thread.ofPlatform().daemon().name("desk").unstarted(this::work);
    private volatile Instant upTo = Instant.MAX;
    private volatile boolean stopped;

    private DeskPeople(Simulation simulation, Home home, WarehouseDouble warehouse) {
        this.ledger = simulation.platform().ledger(simulation.evening().plan().shop());
        this.home = home;
        this.platform = simulation.hosts();
        this.shopTime = simulation.clock();
        this.warehouse = warehouse;
        this.shop = ledger.script().plan().shop().id();
    }

    /**
     * Opens the desk of the simulation's first shop: a warehouse that is told by signed calls, and what it packs a day.
     *
     * @param capacity orders a day
     * @throws IOException if no port is to be had
     */
    public static DeskPeople open(
            Simulation simulation, Home home, Installation installation, Endpoints endpoints, int capacity)
            throws IOException {
        String secret = Simulation.randomApp().secret();
        EveningPlan plan = simulation.evening().plan();
        WarehouseDouble warehouse = WarehouseDouble.start(new WarehouseOptions(
                secret,
                Optional.of(URI.create(endpoints.webhook() + "/warehouse")),
                simulation.clock(),
                Clock.systemUTC(),
                PACKS,
                FAILURES,
                plan.seed(),
                0));
        DescribedFunctions functions = new DescribedFunctions(installation, endpoints, simulation.hosts());
        try (Clients clients = Clients.of(endpoints)) {
            put(clients, functions, "Handover", "WAREHOUSES_PARAMETER", """
                    {"warehouses":{"%s":{"adapter":"webhook","url":"%s","secret":"%s"}}}""".formatted(
                            Slot.MAIN, warehouse.url(), secret));
            put(clients, functions, "OrderWebhook", "WAREHOUSE_SECRET_PARAMETER", secret);
            DeskSettingsTable settings = new DeskSettingsTable(clients.dynamodb(), endpoints.table("Desk"));
            ShopId shop = plan.shop().id();
            settings.put(
                    shop,
                    settings.of(shop).with(settings.of(shop).waves().with(Slot.MAIN, Warehouse.packing(capacity))));
        }
        return new DeskPeople(simulation, home, warehouse);
    }

    private static void put(
            Clients clients, DescribedFunctions functions, String function, String variable, String value) {
        String name = Objects.requireNonNull(
                functions.environment(functions.named(function)).get(variable), variable + " of " + function);
        clients.ssm()
                .putParameter(put -> put.name(name)
                        .value(value)
                        .type(ParameterType.SECURE_STRING)
                        .overwrite(true));
    }

    public void start() {
        thread.start();
    }

    /** The codes of the holds that each order was seen with. */
    public Map<String, Set<String>> holds() {
        return Map.copyOf(holds);
    }

    /** How often the clerk decided what. */
    public synchronized Map<String, Integer> decided() {
        return new TreeMap<>(decided);
    }

    /** What the warehouse was told of, oldest first. */
    public List<PackedOrder> warehouse() {
        return warehouse.orders();
    }

    /** Both work all the time: what was due since their last turn is not done. */
    @Override
    public Duration behind(Instant now) {
        return now.isAfter(upTo) ? Duration.between(upTo, now) : Duration.ZERO;
    }

    private void work() {
        Instant next = Instant.MIN;
        while (!stopped) {
            Instant now = shopTime.instant();
            upTo = now;
            try {
                warehouse.pack();
                if (!now.isBefore(next)) {
                    look(now);
                    next = now.plus(BETWEEN_LOOKS);
                }
            } catch (InterruptedException e) {
                return;
            } catch (SdkException | Missing e) {
                LOG.infof("the desk's people could not work and try again: %s", e.getMessage());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS));
        }
    }

    private void look(Instant now) {
        Endpoints here = Endpoints.of(home);
        try (Clients clients = Clients.of(here)) {
            OrderTable orders = new OrderTable(clients.dynamodb(), here.table("Orders"));
            List<Order> held = List.copyOf(orders.read(orders.open(shop, Lane.HELD, MOST), false)
                    .orders()
                    .values());
            held.forEach(order -> holds.computeIfAbsent(order.key().order(), any -> new TreeSet<>())
                    .addAll(order.holds().stream()
                            .map(hold -> hold.code().name())
                            .toList()));
            OrderDeskFunctions desk = DeskFunctions.of(here, clients, platform, shopTime);
            DecideOrder decide = desk.triage().decideOrder(shopTime);
            Map<String, String> truths = DeskBooks.of(ledger, now).entries().stream()
                    .collect(Collectors.toMap(DeskBooks.Entry::order, DeskBooks.Entry::truth));
            held.forEach(order ->
                    decide(decide, order, truths.getOrDefault(order.key().order(), "")));
            answer(clients, here, now);
        }
    }

    private void decide(DecideOrder decide, Order order, String truth) {
        Set<HoldCode> codes = order.holds().stream().map(Hold::code).collect(Collectors.toSet());
        if (codes.contains(HoldCode.HELD_BY_HAND) || codes.stream().noneMatch(HoldCode::isFromRecipient)) {
            return;
        }
        Optional<Decision> decision = switch (truth) {
            case "" -> Optional.empty();
            case "WANTS_CANCEL" -> Optional.of(new Decision.Cancel(CancelReason.BUYER_ASKED));
            case "RING" -> Optional.of(new Decision.Cancel(CancelReason.SUSPECTED_FRAUD));
            case "ADDRESS_INCOMPLETE", "ADDRESS_IMPLAUSIBLE" ->
                Optional.of(new Decision.Cancel(CancelReason.ADDRESS_NOT_SERVED));
            // Asked by telephone, or what the buyer wants is done: a note on the parcel.
            default -> Optional.of(new Decision.Release(Optional.empty()));
        };
        decision.ifPresent(what -> {
            DecideOrder.Outcome outcome = decide.decide(order.key(), what, WHO, Remark.NONE);
            count(what.getClass().getSimpleName() + " " + outcome.getClass().getSimpleName());
        });
    }

    /** Whoever wants to send something back, or to have nothing sent, may. */
    private void answer(Clients clients, Endpoints here, Instant now) {
        AftersaleTable cases = new AftersaleTable(clients.dynamodb(), here.table("Desk"));
        for (Aftersale one : cases.load(cases.waiting(shop, MOST)).values()) {
            one.open().ifPresent(step -> {
                CaseRequest approval = new CaseRequest(one.key(), step, true, "", WHO);
                clients.sqs()
                        .sendMessage(send -> send.queueUrl(here.queue("AftersaleEvents"))
                                .messageBody(SignalCodec.write(approval.signal(now))));
                count("Approve " + one.key().kind());
            });
        }
    }

    private synchronized void count(String what) {
        decided.merge(what, 1, Integer::sum);
    }

    @Override
    public void close() {
        stopped = true;
        thread.interrupt();
        warehouse.close();
    }
}
