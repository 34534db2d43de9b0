package dev.backroom.cli.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backroom.cli.stack.Clients;
import dev.backroom.cli.stack.DescribedFunctions;
import dev.backroom.cli.stack.Endpoints;
import dev.backroom.cli.stack.LocalFunctions;
import dev.backroom.cli.stack.Platform;
import dev.backroom.cli.terminal.Exit;
import dev.backroom.cli.terminal.Home;
import dev.backroom.cli.terminal.HomeOption;
import dev.backroom.cli.terminal.Installation;
import dev.backroom.cli.terminal.JsonOption;
import dev.backroom.cli.terminal.Screen;
import dev.backroom.cli.terminal.WrongUse;
import dev.backroom.desk.OrderDeskFunctions;
import dev.backroom.desk.aftersale.AnswerCase;
import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.model.aftersale.Aftersale;
import dev.backroom.model.aftersale.CaseRequest;
import dev.backroom.model.aftersale.NextStep;
import dev.backroom.model.aftersale.RejectReason;
import dev.backroom.store.aftersale.AftersaleTable;
import dev.backroom.store.shop.ShopTable;
import dev.backroom.tiktok.TikTokFailure;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code aftersale list|approve|reject}: the cases that wait for an answer, and the answers. */
@Command(
        name = "aftersale",
        mixinStandardHelpOptions = true,
        description = "Lists cancellations and returns that wait for an answer, in a running 'up', or answers them.")
public final class AftersaleCommand implements Callable<Integer> {
    private static final int LISTED = 500;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm xxx");

    enum Verb {
        LIST,
        APPROVE,
        REJECT
    }

    private final Screen screen;

    @Mixin
    private final HomeOption at;

    @Mixin
    private final JsonOption json = new JsonOption();

    @Parameters(index = "0", paramLabel = "list|approve|reject", description = "What to do.")
    private Verb verb = Verb.LIST;

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "CASE", description = "Case ids, as the list shows them.")
    private List<String> cases = List.of();

    @Option(names = "--shop", paramLabel = "ID", description = "Whose cases (default: the only shop).")
    private String shop = "";

    @Option(names = "--reason", paramLabel = "NAME", description = "Why it is refused, by the platform's own name.")
    private String reason = "";

    public AftersaleCommand(Screen screen, Home home) {
        this.screen = screen;
        this.at = new HomeOption(home);
    }

    @Override
    public Integer call() {
        if ((verb == Verb.LIST) != cases.isEmpty()) {
            throw new WrongUse(verb == Verb.LIST ? "list takes no case" : "say which case; 'aftersale list' has them");
        }
        if (json.wanted() && verb != Verb.LIST) {
            throw new WrongUse("--json goes with list");
        }
        Endpoints endpoints = Endpoints.of(at.home());
        Platform platform = Platform.of(at.home());
        Clock time = platform.shopTime();
        try (Clients clients = Clients.of(endpoints)) {
            ShopId id = new LocalFunctions(endpoints, clients, time).shop(shop);
            Shop of = new ShopTable(clients.dynamodb(), endpoints.table("Shops"))
                    .find(id)
                    .orElseThrow();
            AftersaleTable table = new AftersaleTable(clients.dynamodb(), endpoints.table("Desk"));
            List<Aftersale> waiting = table.load(table.waiting(id, LISTED)).values().stream()
                    .filter(one -> one.open().isPresent())
                    .sorted(Comparator.comparing(one -> one.open().orElseThrow().due()))
                    .toList();
            if (verb == Verb.LIST) {
                return list(of, waiting);
            }
            DescribedFunctions functions = new DescribedFunctions(Installation.find(), endpoints, platform);
            AnswerCase answer = new OrderDeskFunctions(
                            functions.environment(functions.named("AftersaleSync")),
                            clients.dynamodb(),
                            clients.sqs(),
                            clients.ssm(),
                            time)
                    .aftersales()
                    .answerCase();
            boolean all = true;
            for (String one : cases) {
                all &= answer(of, one, waiting, answer);
            }
            return all ? Exit.DONE : Exit.FAILED;
        }
    }

    private int list(Shop of, List<Aftersale> waiting) {
        if (json.wanted()) {
            ArrayNode document = JsonOption.JSON.createArrayNode();
            waiting.forEach(one -> write(document.addObject(), one));
            JsonOption.write(screen, document);
            return Exit.DONE;
        }
        for (Aftersale one : waiting) {
            NextStep step = one.open().orElseThrow();
            screen.say("%s  %s  order %s  %s%s"
                    .formatted(
                            one.key().id(),
                            TIME.format(step.due().atZone(of.zone())),
                            one.key().order().order(),
                            step.what(),
                            one.seen()
                                    .refund()
                                    .map(money -> "  " + money.amount().toPlainString() + " " + money.currency())
                                    .orElse("")));
        }
        screen.say(waiting.isEmpty() ? "no case waits for an answer" : waiting.size() + " cases wait for an answer");
        return Exit.DONE;
    }

    private static void write(ObjectNode into, Aftersale one) {
        NextStep step = one.open().orElseThrow();
        into.put("case", one.key().id())
                .put("order", one.key().order().order())
                .put("step", step.what().name())
                .put("due", step.due().toString());
        one.seen()
                .refund()
                .ifPresent(money ->
                        into.putObject("refund").put("amount", money.amount()).put("currency", money.currency()));
    }

    private boolean answer(Shop of, String id, List<Aftersale> waiting, AnswerCase answer) {
        Optional<Aftersale> found =
                waiting.stream().filter(one -> one.key().id().equals(id)).findFirst();
        if (found.isEmpty()) {
            screen.warn("no case " + id + " waits for an answer");
            return false;
        }
        CaseRequest asked = new CaseRequest(
                found.get().key(), found.get().open().orElseThrow(), verb == Verb.APPROVE, reason, "command line");
        try {
            return switch (answer.answer(of, asked)) {
                case AnswerCase.Outcome.Given() -> {
                    screen.say(id + (verb == Verb.APPROVE ? " is approved" : " is refused"));
                    yield true;
                }
                case AnswerCase.Outcome.NotAsked(), AnswerCase.Outcome.Unknown() -> {
                    screen.warn(id + " does not wait for an answer any more");
                    yield false;
                }
                case AnswerCase.Outcome.NeedsReason(List<RejectReason> reasons) -> {
                    screen.warn(id + " can be refused for a reason alone; say which with --reason:");
                    reasons.forEach(one -> screen.warn("  " + one.name() + "  " + one.text()));
                    yield false;
                }
                case AnswerCase.Outcome.Refused(String why) -> {
                    screen.warn(id + ": the platform does not take it: " + why);
                    yield false;
                }
            };
        } catch (TikTokFailure failure) {
            screen.warn(id + ": " + failure.getMessage());
            return false;
        }
    }
}
