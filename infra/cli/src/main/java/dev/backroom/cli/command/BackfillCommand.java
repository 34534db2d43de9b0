package dev.backroom.cli.command;

import dev.backroom.cli.stack.Clients;
import dev.backroom.cli.stack.DescribedFunctions;
import dev.backroom.cli.stack.Endpoints;
import dev.backroom.cli.stack.LocalFunctions;
import dev.backroom.cli.stack.Platform;
import dev.backroom.cli.terminal.Exit;
import dev.backroom.cli.terminal.Home;
import dev.backroom.cli.terminal.HomeOption;
import dev.backroom.cli.terminal.Installation;
import dev.backroom.cli.terminal.ProgressLine;
import dev.backroom.cli.terminal.Screen;
import dev.backroom.cli.terminal.WrongUse;
import dev.backroom.desk.OrderDeskFunctions;
import dev.backroom.desk.poll.ReadHistory;
import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.model.aftersale.CaseKind;
import dev.backroom.store.shop.ShopTable;
import dev.backroom.tiktok.TikTokFailure;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code backfill --days N}: orders and cases of the time before the shop was connected. */
@Command(
        name = "backfill",
        mixinStandardHelpOptions = true,
        description =
                "Reads the history of a shop of a running 'up' from the platform: orders, cancellations and returns.",
        footer = {
            "",
            "Stock is not touched: what left or came back before the shelf was counted is not in question. Open orders",
            "would reserve stock; they are taken up with --with-stock only. Cases that still wait for an answer come onto",
            "the list. Stopped, it goes on where it was when it is started again."
        })
public final class BackfillCommand implements Callable<Integer> {
    private static final int BAR = 30;

    private final Screen screen;

    @Mixin
    private final HomeOption at;

    @Option(names = "--days", paramLabel = "N", required = true, description = "How far back, 1 to 365.")
    private int days;

    @Option(names = "--with-stock", description = "Take open orders up as well, which reserves stock for them.")
    private boolean withStock;

    @Option(names = "--shop", paramLabel = "ID", description = "Whose history (default: the only shop).")
    private String shop = "";

    public BackfillCommand(Screen screen, Home home) {
        this.screen = screen;
        this.at = new HomeOption(home);
    }

    @Override
    public Integer call() {
        if (days < 1 || days > ReadHistory.MOST_DAYS) {
            throw new WrongUse("--days is not between 1 and " + ReadHistory.MOST_DAYS);
        }
        Endpoints endpoints = Endpoints.of(at.home());
        Platform platform = Platform.of(at.home());
        ProgressLine line = new ProgressLine(screen, Clock.systemUTC());
        try (Clients clients = Clients.of(endpoints)) {
            ShopId id = new LocalFunctions(endpoints, clients, platform.shopTime()).shop(shop);
            Shop known = new ShopTable(clients.dynamodb(), endpoints.table("Shops"))
                    .find(id)
                    .orElseThrow();
            if (known.state() != Shop.State.CONNECTED) {
                throw new WrongUse(
                        "shop " + id + " is disconnected; './backroom connect --auth-code CODE' comes first");
            }
            OrderDeskFunctions desk = new OrderDeskFunctions(
                    environment(endpoints, platform),
                    clients.dynamodb(),
                    clients.sqs(),
                    clients.ssm(),
                    platform.shopTime());
            ReadHistory.Progress end = desk.readHistory()
                    .run(
                            known,
                            days,
                            withStock,
                            page -> line.show(bar(known, page.share(), page.at(), page.read(), "orders")));
            line.clear();
            screen.say("%s: %,d orders read, %,d stored, %,d known before, %,d open ones %s"
                    .formatted(
                            known.name(),
                            end.read(),
                            end.stored(),
                            end.known(),
                            withStock ? end.queued() : end.open(),
                            withStock ? "queued" : "left alone (--with-stock takes them up)"));
            desk.aftersales()
                    .readCaseHistory()
                    .run(
                            known,
                            days,
                            (kind, page) -> line.show(bar(known, page.share(), page.at(), page.read(), cases(kind))))
                    .forEach((kind, cases) -> {
                        line.clear();
                        screen.say("%s: %,d %s read, %,d new"
                                .formatted(known.name(), cases.read(), cases(kind), cases.changed()));
                    });
            if (end.unreadable() > 0) {
                screen.warn("%,d orders could not be taken, see the log".formatted(end.unreadable()));
                return Exit.FAILED;
            }
            return Exit.DONE;
        } catch (TikTokFailure refused) {
            line.clear();
            screen.warn("stopped, start it again to go on: " + refused.getMessage());
            return Exit.FAILED;
        }
    }

    private static String cases(CaseKind kind) {
        return switch (kind) {
            case CANCELLATION -> "cancellations";
            case RETURN -> "returns";
        };
    }

    private static String bar(Shop shop, double share, Instant at, int read, String what) {
        int full = (int) Math.floor(share * BAR);
        return String.format(
                Locale.ROOT,
                "[%s%s] %3d %%  up to %s  %,d %s",
                "#".repeat(full),
                ".".repeat(BAR - full),
                (int) Math.floor(share * 100),
                LocalDate.ofInstant(at, shop.zone()),
                read,
                what);
    }

    private static Map<String, String> environment(Endpoints endpoints, Platform platform) {
        DescribedFunctions functions = new DescribedFunctions(Installation.find(), endpoints, platform);
        Map<String, String> environment = new HashMap<>();
        for (String name : new String[] {"OrderPoll", "TokenRefresh", "OrderSync", "AftersaleSync"}) {
            environment.putAll(functions.environment(functions.named(name)));
        }
        return environment;
    }
}
