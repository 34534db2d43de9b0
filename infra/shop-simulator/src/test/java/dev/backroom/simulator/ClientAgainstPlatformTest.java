package dev.backroom.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroom.model.Shop;
import dev.backroom.model.order.FulfilledBy;
import dev.backroom.model.order.LineState;
import dev.backroom.model.order.OrderLine;
import dev.backroom.model.order.OrderSnapshot;
import dev.backroom.runtime.http.Pause;
import dev.backroom.simulator.books.Books;
import dev.backroom.simulator.http.ApiFaults;
import dev.backroom.simulator.http.PlatformOptions;
import dev.backroom.simulator.plan.EveningPlan;
import dev.backroom.simulator.script.EveningScript;
import dev.backroom.simulator.script.Push;
import dev.backroom.simulator.script.ScriptedOrder;
import dev.backroom.simulator.shop.StockItem;
import dev.backroom.simulator.webhook.Delivery;
import dev.backroom.simulator.webhook.DeliveryPlan;
import dev.backroom.simulator.webhook.PushBody;
import dev.backroom.tiktok.AccessTokens;
import dev.backroom.tiktok.TikTokEndpoints;
import dev.backroom.tiktok.TikTokFailure;
import dev.backroom.tiktok.auth.AuthorisedShop;
import dev.backroom.tiktok.auth.TikTokAuthority;
import dev.backroom.tiktok.auth.TokenPair;
import dev.backroom.tiktok.order.OrderPage;
import dev.backroom.tiktok.order.TikTokShop;
import dev.backroom.tiktok.webhook.Destination;
import dev.backroom.tiktok.webhook.Reading;
import dev.backroom.tiktok.webhook.WebhookCodec;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The product's own client and codec against the platform: both were written from the documentation, apart. */
class ClientAgainstPlatformTest {
    private static final EveningPlan PLAN = EveningPlan.usual().withOrders(250);
    private static final EveningScript EVENING = EveningScript.of(PLAN);
    private static final Clock END = new MovableClock(PLAN.end());

    @Test
    void readsEveryUnitOfTheBooks_whenTheEveningIsOver() throws IOException {
        try (SimulatedPlatform platform = platform(ApiFaults.NONE)) {
            Map<String, OrderSnapshot> read = readAll(platform);
            Books books = Books.of(EVENING);

            assertThat(read.keySet()).isEqualTo(books.orders().keySet());
            read.forEach((id, snapshot) -> {
                Books.OrderEntry booked = books.order(id);
                assertThat(snapshot.status().name()).isEqualTo(booked.state());
                assertThat(snapshot.buyerAsksCancel()).isEqualTo(booked.cancelAsked());
                boolean hidden =
                        booked.state().equals("UNPAID") || booked.state().equals("ON_HOLD");
                assertThat(snapshot.recipient().isPresent() && hidden).isFalse();
                if (snapshot.fulfilledBy() == FulfilledBy.SELLER) {
                    assertThat(units(snapshot, LineState.OPEN)).as(id).isEqualTo(booked.open());
                    assertThat(units(snapshot, LineState.SHIPPED)).as(id).isEqualTo(booked.shipped());
                }
            });
        }
    }

    @Test
    void readsEverything_whenOneCallInFiveFails() throws IOException {
        ApiFaults bad = new ApiFaults(
                11, 0.03, 0.04, 0.04, 0.04, 0.03, 0.02, Duration.ofMillis(30), Optional.empty(), Optional.empty());
        try (SimulatedPlatform platform = platform(bad)) {
            Shop shop = connect(platform);
            TikTokShop client = client(platform, fixed(pair(platform).access()));
            List<String> ids = EVENING.orders().stream().map(ScriptedOrder::id).toList();
            for (int round = 0; round < 8; round++) {
                assertThat(client.ordersById(shop, ids).orders()).hasSize(250);
            }
            assertThat(platform.tally().faults()).hasSizeGreaterThan(2);
        }
    }

    @Test
    void renewsTheToken_whenItDiesInMidEvening() throws IOException {
        MovableClock shopTime = new MovableClock(PLAN.start());
        ApiFaults dying =
                new ApiFaults(0, 0, 0, 0, 0, 0, 0, Duration.ZERO, Optional.empty(), Optional.of(PLAN.liveFrom()));
        try (SimulatedPlatform platform = SimulatedPlatform.start(
                new PlatformOptions(List.of(EVENING), TestApi.APP, shopTime, Clock.systemUTC(), dying, 0))) {
            Shop shop = connect(platform);
            TokenPair first = pair(platform);
            AccessTokens tokens = new AccessTokens() {
                @Override
                public String current(String seller) {
                    return first.access();
                }

                @Override
                public String renewed(String seller, String refused) {
                    return authority(platform).refresh(first.refresh()).access();
                }
            };
            shopTime.set(PLAN.end());

            assertThat(client(platform, tokens)
                            .ordersById(
                                    shop, List.of(EVENING.orders().getFirst().id()))
                            .orders())
                    .hasSize(1);
            assertThat(platform.tally().refused()).containsEntry(105_002, 1L);
        }
    }

    @Test
    void isTold_whenTheCipherIsWrong() throws IOException {
        try (SimulatedPlatform platform = platform(ApiFaults.NONE)) {
            Shop shop = connect(platform);
            Shop wrong = new Shop(
                    shop.id(),
                    shop.name(),
                    shop.region(),
                    shop.zone(),
                    "nobody",
                    shop.seller(),
                    shop.owner(),
                    shop.connectedAt(),
                    shop.state(),
                    shop.warehouses());

            assertThatThrownBy(() ->
                            client(platform, fixed(pair(platform).access())).ordersById(wrong, List.of("1")))
                    .isInstanceOf(TikTokFailure.class);
        }
    }

    @Test
    void understandsEveryWebhook_whenItIsNotGarbled() {
        WebhookCodec codec = new WebhookCodec();
        PushBody bodies = new PushBody(EVENING);
        for (Delivery delivery : DeliveryPlan.of(EVENING).deliveries()) {
            Reading reading = codec.read(bodies.of(delivery.push(), delivery.quirks()));
            Push push = delivery.push();

            assertThat(reading).as("type %s", push.type()).isInstanceOfSatisfying(Reading.Understood.class, known -> {
                assertThat(known.signal().type()).isEqualTo(push.type());
                if (push.aboutOrder()) {
                    assertThat(known.destinations()).contains(Destination.ORDERS);
                    assertThat(known.signal().orders()).containsExactly(push.subject());
                    assertThat(known.signal().shop()).contains(PLAN.shop().id());
                }
            });
        }
    }

    private static SimulatedPlatform platform(ApiFaults faults) throws IOException {
        return SimulatedPlatform.start(
                new PlatformOptions(List.of(EVENING), TestApi.APP, END, Clock.systemUTC(), faults, 0));
    }

    private static Map<String, OrderSnapshot> readAll(SimulatedPlatform platform) {
        Shop shop = connect(platform);
        TikTokShop client = client(platform, fixed(pair(platform).access()));
        Map<String, OrderSnapshot> read = new TreeMap<>();
        String token = "";
        do {
            OrderPage page = client.searchOrders(shop, PLAN.start(), PLAN.end().plusSeconds(1), token);
            assertThat(page.unreadable()).isEmpty();
            page.orders().forEach(order -> read.put(order.key().order(), order));
            token = page.nextPageToken();
        } while (!token.isEmpty());
        return read;
    }

    /** Plain units of the lines in one state, bundles of the seller's own list expanded. */
    private static Map<String, Integer> units(OrderSnapshot snapshot, LineState state) {
        Map<String, Integer> units = new HashMap<>();
        for (OrderLine line : snapshot.lines()) {
            if (line.state() != state) {
                continue;
            }
            StockItem item = Objects.requireNonNull(
                    MiniEvening.ASSORTMENT.items().get(line.sku().code()), line.sku()::code);
            Map<String, Integer> parts = item.parts().isEmpty() ? Map.of(item.sku(), 1) : item.parts();
            parts.forEach((sku, count) -> units.merge(sku, count * line.units(), Integer::sum));
        }
        return units;
    }

    private static Shop connect(SimulatedPlatform platform) {
        TokenPair pair = pair(platform);
        AuthorisedShop authorised = authority(platform).shops(pair.access()).getFirst();
        return new Shop(
                authorised.id(),
                authorised.name(),
                authorised.region(),
                PLAN.shop().market().zone(),
                authorised.cipher(),
                pair.seller(),
                Shop.DEFAULT_OWNER,
                PLAN.start(),
                Shop.State.CONNECTED,
                Map.of());
    }

    private static TokenPair pair(SimulatedPlatform platform) {
        return authority(platform).exchange(platform.authCode(PLAN.shop().seller()));
    }

    private static TikTokAuthority authority(SimulatedPlatform platform) {
        return new TikTokAuthority(endpoints(platform), TestApi.APP);
    }

    private static TikTokShop client(SimulatedPlatform platform, AccessTokens tokens) {
        return new TikTokShop(endpoints(platform), TestApi.APP, tokens, Clock.systemUTC(), Pause.REAL);
    }

    private static TikTokEndpoints endpoints(SimulatedPlatform platform) {
        return new TikTokEndpoints(platform.api(), platform.auth());
    }

    private static AccessTokens fixed(String access) {
        return new AccessTokens() {
            @Override
            public String current(String seller) {
                return access;
            }

            @Override
            public String renewed(String seller, String refused) {
                throw new IllegalStateException("the token was refused");
            }
        };
    }
}
