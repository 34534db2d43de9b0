package dev.backroom.cli;

import dev.backroom.desk.OrderDeskFunctions;
import dev.backroom.desk.ReadHistory;
import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.store.ShopTable;
import dev.backroom.tiktok.TikTokFailure;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code backfill --days N}: the orders of the time before the shop was connected. */
@Command(
        name = "backfill",
        mixinStandardHelpOptions = true,
        description =
                "Reads the history of a shop of a running 'up' from the platform: orders that left or were cancelled.",
        footer = {
            "",
            "Stock is not touched: what left before the shelf was counted was not counted. Open orders would reserve",
            "stock; they are taken up with --with-stock only. Stopped, it goes on where it was when it is started again."
        })
final class BackfillCommand implements Callable<Integer> {
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

    BackfillCommand(Screen screen, Home home) {
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
            ShopId id = new Rooms(endpoints, clients, platform.shopTime()).shop(shop);
            Shop known = new ShopTable(clients.dynamodb(), endpoints.table("Shops"))
                    .find(id)
                    .orElseThrow();
            if (known.state() != Shop.State.CONNECTED) {
                throw new WrongUse("shop " + id + " is disconnected; './backroom connect' comes first");
            }
            ReadHistory history = new OrderDeskFunctions(
                            environment(endpoints, platform),
                            clients.dynamodb(),
                            clients.sqs(),
                            clients.ssm(),
                            platform.shopTime())
                    .readHistory();
            ReadHistory.Progress end = history.run(known, days, withStock, progress -> line.show(bar(known, progress)));
            line.clear();
            screen.say("%s: %,d orders read, %,d stored, %,d known before, %,d open ones %s"
                    .formatted(
                            known.name(),
                            end.read(),
                            end.stored(),
                            end.known(),
                            withStock ? end.queued() : end.open(),
                            withStock ? "queued" : "left alone (--with-stock takes them up)"));
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

    private static String bar(Shop shop, ReadHistory.Progress progress) {
        int full = (int) Math.floor(progress.share() * BAR);
        return String.format(
                Locale.ROOT,
                "[%s%s] %3d %%  up to %s  %,d orders",
                "#".repeat(full),
                ".".repeat(BAR - full),
                (int) Math.floor(progress.share() * 100),
                LocalDate.ofInstant(progress.at(), shop.zone()),
                progress.read());
    }

    private static Map<String, String> environment(Endpoints endpoints, Platform platform) {
        DescribedFunctions functions = new DescribedFunctions(Installation.find(), endpoints, platform);
        Map<String, String> environment = new HashMap<>();
        for (String name : new String[] {"OrderPoll", "TokenRefresh", "OrderSync"}) {
            environment.putAll(functions.environment(functions.named(name)));
        }
        return environment;
    }
}
