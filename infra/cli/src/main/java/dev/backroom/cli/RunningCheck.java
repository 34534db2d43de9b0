package dev.backroom.cli;

import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.store.ParkedMessages;
import dev.backroom.store.ShopTable;
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
final class RunningCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration POLL_LATE = Duration.ofMinutes(45);
    private static final Duration RENEW_BEFORE = Duration.ofDays(30);
    private static final int MOST_PARKED = 1_000;

    private final Endpoints endpoints;
    private final Clock shopTime;
    private final List<Finding> findings = new ArrayList<>();

    RunningCheck(Endpoints endpoints, Clock shopTime) {
        this.endpoints = endpoints;
        this.shopTime = shopTime;
    }

    List<Finding> run() {
        if (!answers()) {
            findings.add(Finding.fail(
                    "up",
                    endpoints.webhook() + " does not answer",
                    "it was killed or hangs: start './backroom up' again"));
            return findings;
        }
        findings.add(Finding.ok("up", "console at " + endpoints.console()));
        try (Clients clients = Clients.of(endpoints)) {
            shops(new ShopTable(clients.dynamodb(), endpoints.table("Shops")));
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

    private void shops(ShopTable table) {
        List<Shop> shops = table.all();
        if (shops.isEmpty()) {
            findings.add(Finding.warn("shops", "none is connected", "'./backroom connect --auth-code CODE'"));
        }
        Map<ShopId, Instant> ends = table.authorisationEnds();
        for (Shop shop : shops) {
            String name = shop.name() + " (" + shop.region() + ")";
            Optional<Instant> end = Optional.ofNullable(ends.get(shop.id()));
            if (shop.state() == Shop.State.DISCONNECTED) {
                findings.add(Finding.fail(
                        "shop",
                        name + " withdrew its authorisation",
                        "let the seller authorise again, then './backroom connect --auth-code CODE'"));
            } else if (end.filter(at -> at.isBefore(shopTime.instant().plus(RENEW_BEFORE)))
                    .isPresent()) {
                findings.add(Finding.warn(
                        "shop", name + " is authorised until " + end.get(), "let the seller authorise again in time"));
            } else {
                findings.add(Finding.ok("shop", name + " is connected"));
            }
            poll(table, shop, name);
        }
    }

    private void poll(ShopTable table, Shop shop, String name) {
        Optional<Instant> upTo = table.watermark(shop.id());
        boolean late =
                upTo.orElse(shop.connectedAt()).isBefore(shopTime.instant().minus(POLL_LATE));
        if (late && shop.state() == Shop.State.CONNECTED) {
            findings.add(Finding.warn(
                    "poll",
                    name + " was last polled up to "
                            + upTo.map(Instant::toString).orElse("never"),
                    "look for OrderPoll in the log and in ScheduleDead"));
        }
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
