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
import dev.backroom.model.ShopId;
import dev.backroom.model.review.ReviewKey;
import dev.backroom.store.review.MarkReplied;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code replied REVIEW...}: the seller answered; the platform has no call that says so. */
@Command(
        name = "replied",
        mixinStandardHelpOptions = true,
        description = "Marks reviews as answered, in a running 'up', so that nobody is reminded any more.")
public final class RepliedCommand implements Callable<Integer> {
    private final Screen screen;

    @Mixin
    private final HomeOption at;

    @Parameters(arity = "1..*", paramLabel = "REVIEW", description = "The review's id, as notices and pages name it.")
    private List<String> reviews = List.of();

    @Option(names = "--shop", paramLabel = "ID", description = "Whose reviews (default: the only shop).")
    private String shop = "";

    @Option(names = "--at", paramLabel = "TIME", description = "When, as 2026-11-20T18:00:00Z (default: now).")
    private String when = "";

    public RepliedCommand(Screen screen, Home home) {
        this.screen = screen;
        this.at = new HomeOption(home);
    }

    @Override
    public Integer call() {
        Endpoints endpoints = Endpoints.of(at.home());
        Instant now = Platform.of(at.home()).shopTime().instant();
        Instant given = when.isEmpty() ? now : time();
        if (given.isAfter(now)) {
            throw new WrongUse("--at lies in the future");
        }
        int code = Exit.DONE;
        try (Clients clients = Clients.of(endpoints)) {
            LocalFunctions rooms = new LocalFunctions(
                    endpoints, clients, Platform.of(at.home()).shopTime());
            ShopId of = rooms.shop(shop);
            MarkReplied replied = rooms.reviews().markReplied();
            for (String review : reviews) {
                MarkReplied.Outcome outcome = replied.mark(key(of, review), given);
                switch (outcome) {
                    case MARKED -> screen.say(review + " is marked as answered");
                    case ALREADY -> screen.say(review + " was answered before");
                    case UNKNOWN -> screen.warn("shop " + of + " has no review " + review);
                    case BUSY -> screen.warn(review + " kept changing; try again");
                }
                if (outcome == MarkReplied.Outcome.UNKNOWN || outcome == MarkReplied.Outcome.BUSY) {
                    code = Exit.FAILED;
                }
            }
        }
        return code;
    }

    private static ReviewKey key(ShopId shop, String review) {
        try {
            return new ReviewKey(shop, review);
        } catch (IllegalArgumentException e) {
            throw new WrongUse(String.valueOf(e.getMessage()));
        }
    }

    private Instant time() {
        try {
            return OffsetDateTime.parse(when).toInstant();
        } catch (DateTimeException e) {
            throw new WrongUse("--at is not a time with its zone, such as 2026-11-20T18:00:00Z");
        }
    }
}
