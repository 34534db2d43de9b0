package dev.backroom.cli.command;

import dev.backroom.cli.stack.Clients;
import dev.backroom.cli.stack.DeskFunctions;
import dev.backroom.cli.stack.Endpoints;
import dev.backroom.cli.stack.LocalFunctions;
import dev.backroom.cli.stack.Platform;
import dev.backroom.cli.terminal.Exit;
import dev.backroom.cli.terminal.Home;
import dev.backroom.cli.terminal.HomeOption;
import dev.backroom.cli.terminal.Screen;
import dev.backroom.cli.terminal.WrongUse;
import dev.backroom.desk.OrderDeskFunctions;
import dev.backroom.desk.triage.CancelWanted;
import dev.backroom.model.Shop;
import dev.backroom.model.decision.CancelReason;
import dev.backroom.model.decision.Decision;
import dev.backroom.model.decision.Remark;
import dev.backroom.model.order.Order;
import dev.backroom.model.order.OrderKey;
import dev.backroom.model.order.Triage;
import dev.backroom.store.order.CancelWish;
import dev.backroom.store.order.DecideOrder;
import dev.backroom.store.order.Decided;
import dev.backroom.store.order.DecisionTable;
import dev.backroom.store.order.OrderTable;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code decide ORDER release|hold|note|cancel}: what somebody decides about an order. */
@Command(
        name = "decide",
        mixinStandardHelpOptions = true,
        description = "Shows why an order waits, and does what you decide about it, in a running 'up'.",
        footer = {
            "",
            "release  lets it go; it is not held again for the same reason (--hold: only that one)",
            "hold     stops it, until somebody releases it",
            "note     writes --note down beside it",
            "cancel   stops it and asks the platform to cancel it, for --reason",
            "Without one of them it shows the holds with their evidence, and what was decided before.",
            "Notes hold no telephone number and no e-mail address."
        })
public final class DecideCommand implements Callable<Integer> {
    /** What can be done. */
    enum Act {
        RELEASE,
        HOLD,
        NOTE,
        CANCEL
    }

    private static final int HISTORY = 20;

    private final Screen screen;

    @Mixin
    private final HomeOption at;

    @Parameters(index = "0", paramLabel = "ORDER", description = "The order's id.")
    private String order = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "ACTION", description = "release, hold, note or cancel.")
    private @Nullable Act act;

    @Option(names = "--shop", paramLabel = "ID", description = "Whose order (default: the only shop).")
    private String shop = "";

    @Option(names = "--hold", paramLabel = "PRINT", description = "The one hold to release, by its fingerprint.")
    private String hold = "";

    @Option(
            names = "--reason",
            paramLabel = "WORD",
            description = "out-of-stock, wrong-price, address-not-served, buyer-asked or suspected-fraud.")
    private String reason = "";

    @Option(names = "--note", paramLabel = "TEXT", description = "Why, for whoever asks later.")
    private String note = "";

    @Option(names = "--who", paramLabel = "NAME", description = "Who decides (default: you).")
    private String who = System.getProperty("user.name", "desk");

    public DecideCommand(Screen screen, Home home) {
        this.screen = screen;
        this.at = new HomeOption(home);
    }

    @Override
    public Integer call() {
        Endpoints endpoints = Endpoints.of(at.home());
        Platform platform = Platform.of(at.home());
        Clock shopTime = platform.shopTime();
        try (Clients clients = Clients.of(endpoints)) {
            Shop whose = new LocalFunctions(endpoints, clients, shopTime).whole(shop);
            OrderKey key = key(whose);
            OrderDeskFunctions desk = DeskFunctions.of(endpoints, clients, platform, shopTime);
            Act what = act;
            if (what == null) {
                return show(whose, key, new OrderTable(clients.dynamodb(), endpoints.table("Orders")), desk);
            }
            DecideOrder.Outcome outcome = decide(desk, shopTime, key, what);
            return switch (outcome) {
                case DecideOrder.Outcome.Done(Order now) -> done(desk, whose, now, what);
                case DecideOrder.Outcome.Unknown() -> fail("shop " + whose.id() + " has no order " + order);
                case DecideOrder.Outcome.Changed(Order now) -> fail("the order changed meanwhile; check it again");
                case DecideOrder.Outcome.Busy() -> fail("the order kept changing; try again");
                case DecideOrder.Outcome.Refused(Decision.Why why) -> fail(text(why));
            };
        }
    }

    private DecideOrder.Outcome decide(OrderDeskFunctions desk, Clock shopTime, OrderKey key, Act what) {
        Decision decision = switch (what) {
            case RELEASE -> new Decision.Release(hold.isEmpty() ? Optional.empty() : Optional.of(hold));
            case HOLD -> new Decision.Hold();
            case NOTE -> new Decision.Note();
            case CANCEL -> new Decision.Cancel(reason());
        };
        try {
            Remark remark = new Remark(note);
            if (what == Act.NOTE && remark.text().isEmpty()) {
                throw new WrongUse("say what to note with --note");
            }
            return desk.triage().decideOrder(shopTime).decide(key, decision, who, remark);
        } catch (IllegalArgumentException e) {
            throw new WrongUse(String.valueOf(e.getMessage()));
        }
    }

    private int done(OrderDeskFunctions desk, Shop whose, Order now, Act what) {
        if (what != Act.CANCEL) {
            screen.say(order + " " + state(now));
            return Exit.DONE;
        }
        Optional<CancelWish> wish = desk.triage().decisions().wish(now.key());
        if (wish.isEmpty()) {
            screen.say(order + " is being cancelled by another");
            return Exit.DONE;
        }
        return switch (desk.cancelWanted().ask(whose, wish.get())) {
            case CancelWanted.Outcome.Cancelled() -> {
                screen.say("the platform cancels " + order + "; its stock comes back with the platform's message");
                yield Exit.DONE;
            }
            case CancelWanted.Outcome.NotNeeded() -> {
                screen.say(order + " is not open any more");
                yield Exit.DONE;
            }
            case CancelWanted.Outcome.Refused(String why) -> fail("refused, the order stays stopped: " + why);
            case CancelWanted.Outcome.Later(String why) ->
                fail("the platform does not answer, it is asked again within a quarter of an hour: " + why);
        };
    }

    private int show(Shop whose, OrderKey key, OrderTable orders, OrderDeskFunctions desk) {
        Order found = orders.load(List.of(key), true).get(key);
        if (found == null) {
            return fail("shop " + whose.id() + " has no order " + order);
        }
        ZoneId zone = whose.zone();
        screen.say(order + " " + state(found) + ", ship by " + found.shipBy().atZone(zone));
        Triage.cases(found)
                .forEach(one -> screen.say("  %s  %s  %s  may: %s"
                        .formatted(
                                one.fingerprint(),
                                one.hold().code(),
                                String.join(", ", one.hold().evidence()),
                                one.actions().stream()
                                        .map(action -> action.name().toLowerCase(Locale.ROOT))
                                        .sorted()
                                        .collect(Collectors.joining(", ")))));
        DecisionTable decisions = desk.triage().decisions();
        decisions.history(key, HISTORY).forEach(one -> screen.say("  " + line(one, zone)));
        return Exit.DONE;
    }

    private static String line(Decided one, ZoneId zone) {
        return "%s  %s by %s%s"
                .formatted(
                        one.at().atZone(zone), one.did(), one.who(), one.why().isEmpty() ? "" : ": " + one.why());
    }

    private static String state(Order order) {
        return "is " + order.status() + order.lane().map(lane -> ", " + lane).orElse("");
    }

    private static String text(Decision.Why why) {
        return switch (why) {
            case NOTHING_TO_RELEASE -> "the order has no such hold, or none that a person may release";
            case ALREADY_HELD -> "somebody has stopped it before";
            case TOO_LATE -> "its parcel has left, or it is closed";
        };
    }

    private CancelReason reason() {
        return CancelReason.of(reason)
                .orElseThrow(() -> new WrongUse("say why with --reason: "
                        + Arrays.stream(CancelReason.values())
                                .map(CancelReason::text)
                                .collect(Collectors.joining(", "))));
    }

    private OrderKey key(Shop whose) {
        try {
            return new OrderKey(whose.id(), order);
        } catch (IllegalArgumentException e) {
            throw new WrongUse(String.valueOf(e.getMessage()));
        }
    }

    private int fail(String why) {
        screen.warn(why);
        return Exit.FAILED;
    }
}
