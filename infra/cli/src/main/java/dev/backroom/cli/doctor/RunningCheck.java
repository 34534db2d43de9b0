package dev.backroom.cli.doctor;

import dev.backroom.cli.stack.Clients;
import dev.backroom.cli.stack.DescribedFunctions;
import dev.backroom.cli.stack.Endpoints;
import dev.backroom.cli.stack.Platform;
import dev.backroom.cli.terminal.Home;
import dev.backroom.cli.terminal.Installation;
import dev.backroom.localcloud.template.FunctionSpec;
import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.store.message.ParkedMessages;
import dev.backroom.store.review.ReviewCheckpoints;
import dev.backroom.store.shop.ShopTable;
import dev.backroom.store.stock.ListingTable;
import dev.backroom.store.watch.JobTable;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Whether what runs does its work: its endpoints, its shops, its queues. */
public final class RunningCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration LATE = Duration.ofMinutes(45);
    private static final Duration RENEW_BEFORE = Duration.ofDays(30);
    private static final int MOST_PARKED = 1_000;

    private final Endpoints endpoints;
    private final Home home;
    private final Clock shopTime;
    private final List<Finding> findings = new ArrayList<>();

    public RunningCheck(Endpoints endpoints, Home home, Clock shopTime) {
        this.endpoints = endpoints;
        this.home = home;
        this.shopTime = shopTime;
    }

    public List<Finding> run() {
        if (!answers()) {
            findings.add(Finding.fail(
                    "up",
                    endpoints.webhook() + " does not answer",
                    "it was killed or hangs: start './backroom up' again"));
            return findings;
        }
        findings.add(Finding.ok("up", "console at " + endpoints.console()));
        try (Clients clients = Clients.of(endpoints)) {
            Optional<MachineFacts> machine = machine();
            ShopTable table = new ShopTable(clients.dynamodb(), endpoints.table("Shops"));
            List<Shop> shops = table.all();
            shops(shops, table.authorisationEnds());
            marks(clients, table, shops, machine);
            jobs(clients, shops, machine);
            queues(clients);
            parked(new ParkedMessages(clients.dynamodb(), endpoints.table("Shops")));
        } catch (SdkException e) {
            findings.add(Finding.fail(
                    "engines", "tables or queues do not answer: " + e.getMessage(), "start './backroom up' again"));
        }
        return findings;
    }

    private boolean answers() {
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpRequest health = HttpRequest.newBuilder(endpoints.webhook().resolve("/health"))
                    .timeout(PATIENCE)
                    .build();
            return http.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Optional<MachineFacts> machine() {
        try {
            return MachineFacts.of(endpoints.webhook());
        } catch (IOException e) {
            findings.add(Finding.warn("up", "does not say how its functions run", "start './backroom up' again"));
            return Optional.empty();
        }
    }

    private void shops(List<Shop> shops, Map<ShopId, Instant> ends) {
        if (shops.isEmpty()) {
            findings.add(Finding.warn("shops", "none is connected", "'./backroom connect --auth-code CODE'"));
        }
        for (Shop shop : shops) {
            Optional<Instant> end = Optional.ofNullable(ends.get(shop.id()));
            if (shop.state() == Shop.State.DISCONNECTED) {
                findings.add(Finding.fail(
                        "shop",
                        name(shop) + " withdrew its authorisation",
                        "let the seller authorise again, then './backroom connect --auth-code CODE'"));
            } else if (end.filter(at -> at.isBefore(shopTime.instant().plus(RENEW_BEFORE)))
                    .isPresent()) {
                findings.add(Finding.warn(
                        "shop",
                        name(shop) + " is authorised until " + JobCheck.minute(end.get(), shop.zone()),
                        "let the seller authorise again in time"));
            } else {
                findings.add(Finding.ok("shop", name(shop) + " is connected"));
            }
        }
    }

    private static String name(Shop shop) {
        return shop.name() + " (" + shop.region() + ")";
    }

    /** How far each shop has been read. What has not run since the start is not late. */
    private void marks(Clients clients, ShopTable table, List<Shop> shops, Optional<MachineFacts> machine) {
        ListingTable listings = new ListingTable(clients.dynamodb(), endpoints.table("Stock"));
        ReviewCheckpoints reviews = new ReviewCheckpoints(clients.dynamodb(), endpoints.table("Shops"));
        for (Shop shop : shops) {
            if (shop.state() == Shop.State.CONNECTED) {
                late(machine, shop, "OrderPoll", "orders polled", table.watermark(shop.id()));
                late(
                        machine,
                        shop,
                        "StockWatch",
                        "listings read",
                        listings.searched(shop.id()).map(ListingTable.Searched::last));
                if (reviews.refusedSince(shop.id()).isEmpty()) {
                    late(
                            machine,
                            shop,
                            "ReviewPull",
                            "reviews pulled",
                            reviews.get(shop.id(), ReviewCheckpoints.Mark.PULLED));
                }
            }
        }
    }

    private void late(Optional<MachineFacts> machine, Shop shop, String function, String what, Optional<Instant> upTo) {
        boolean late =
                upTo.orElse(shop.connectedAt()).isBefore(shopTime.instant().minus(LATE));
        boolean hadItsTurn =
                machine.map(facts -> facts.ran().contains(function)).orElse(true);
        if (late && hadItsTurn) {
            findings.add(Finding.fail(
                    "watermark",
                    name(shop) + ": " + what + " up to "
                            + upTo.map(at -> JobCheck.minute(at, shop.zone())).orElse("never")
                            + ", by " + function,
                    "search for " + function + " in " + home.runningLog()));
        }
    }

    private void jobs(Clients clients, List<Shop> shops, Optional<MachineFacts> machine) {
        List<FunctionSpec> functions = new DescribedFunctions(Installation.find(), endpoints, Platform.of(home)).all();
        findings.addAll(new JobCheck(shops, functions, shopTime.instant(), home.runningLog())
                .of(new JobTable(clients.dynamodb(), endpoints.table("Shops")).all(), machine));
    }

    private void queues(Clients clients) {
        int dead = 0;
        for (String queue : new TreeSet<>(endpoints.queues().keySet())) {
            if (!queue.endsWith("Dead")) {
                continue;
            }
            int messages = Integer.parseInt(clients.sqs()
                    .getQueueAttributes(get -> get.queueUrl(endpoints.queues().get(queue))
                            .attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                    .attributes()
                    .getOrDefault(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "0"));
            dead += messages;
            if (messages > 0) {
                findings.add(Finding.warn(
                        "dead",
                        messages + " messages in " + queue,
                        "find the cause, then './backroom redrive %s'".formatted(queue)));
            }
        }
        if (dead == 0) {
            findings.add(Finding.ok("dead", "no dead letters"));
        }
    }

    private void parked(ParkedMessages table) {
        int parked = table.list(MOST_PARKED).size();
        findings.add(
                parked == 0
                        ? Finding.ok("parked", "no message waits for a person")
                        : Finding.warn(
                                "parked",
                                parked + " messages wait for a person",
                                "their reasons stand in the console"));
    }
}
