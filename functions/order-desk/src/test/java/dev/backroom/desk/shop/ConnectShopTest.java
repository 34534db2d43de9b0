package dev.backroom.desk.shop;

import static dev.backroom.desk.ShopsInMemory.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroom.desk.ParametersInMemory;
import dev.backroom.desk.ShopsInMemory;
import dev.backroom.fixtures.MovingClock;
import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import dev.backroom.model.Signal;
import dev.backroom.tiktok.TikTokFailure;
import dev.backroom.tiktok.auth.AuthorisedShop;
import dev.backroom.tiktok.auth.TokenPair;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("engine")
final class ConnectShopTest {
    private final ShopsInMemory tables = new ShopsInMemory();
    private final MovingClock clock = new MovingClock(NOON);
    private final TokenParameters parameters = new TokenParameters(new ParametersInMemory(), "/t/");
    private final SellerTokens tokens = new SellerTokens(
            parameters,
            refresh -> {
                throw new AssertionError("nothing to renew");
            },
            tables.shops,
            clock,
            clock::advance);

    private final List<Signal> asked = new ArrayList<>();

    @AfterEach
    void close() {
        tables.close();
    }

    @Test
    void storesTokensAndEveryShop_whenTheSellerAuthorised() {
        List<Shop> connected = connect(List.of(
                new AuthorisedShop(new ShopId("1"), "Maple UK", "GB", "c-1"),
                new AuthorisedShop(new ShopId("2"), "Maple Mars", "XX", "c-2")));
        assertThat(tokens.current("open-1")).isEqualTo("access");
        assertThat(connected).isEqualTo(tables.shops.all());
        assertThat(connected)
                .first()
                .isEqualTo(new Shop(
                        new ShopId("1"),
                        "Maple UK",
                        "GB",
                        ZoneId.of("Europe/London"),
                        "c-1",
                        "open-1",
                        Shop.DEFAULT_OWNER,
                        NOON,
                        Shop.State.CONNECTED,
                        Map.of()));
        assertThat(connected.getLast().zone()).isEqualTo(ZoneOffset.UTC);
    }

    @Test
    void keepsTheSellersSettings_whenConnectedAgain() {
        Shop before = new Shop(
                new ShopId("1"),
                "Old name",
                "GB",
                ZoneId.of("Europe/Dublin"),
                "old",
                "old-seller",
                "second-owner",
                NOON.minus(Duration.ofDays(30)),
                Shop.State.DISCONNECTED,
                Map.of("700", "east"));
        tables.shops.put(before);
        connect(List.of(new AuthorisedShop(new ShopId("1"), "New name", "GB", "new")));
        assertThat(tables.shops.find(new ShopId("1")))
                .contains(new Shop(
                        before.id(),
                        "New name",
                        "GB",
                        before.zone(),
                        "new",
                        "open-1",
                        "second-owner",
                        before.connectedAt(),
                        Shop.State.CONNECTED,
                        before.warehouses()));
    }

    @Test
    void asksForTheListingsOfEveryShop_whenConnected() {
        connect(List.of(
                new AuthorisedShop(new ShopId("1"), "Maple UK", "GB", "c-1"),
                new AuthorisedShop(new ShopId("2"), "Maple US", "US", "c-2")));
        assertThat(asked).extracting(Signal::type).containsOnly(Signal.LISTINGS);
        assertThat(asked)
                .extracting(Signal::shop)
                .containsExactly(Optional.of(new ShopId("1")), Optional.of(new ShopId("2")));
    }

    @Test
    void staysConnected_whenTheListingsCannotBeAskedFor() {
        ConnectShop connectShop = new ConnectShop(
                authority(() -> List.of(new AuthorisedShop(new ShopId("1"), "Maple UK", "GB", "c-1"))),
                tokens,
                tables.shops,
                signals -> {
                    throw new IllegalStateException("busy");
                },
                clock);
        assertThat(connectShop.connect("code")).isEqualTo(tables.shops.all()).hasSize(1);
    }

    @Test
    void keepsTheTokens_whenTheShopsCannotBeRead() {
        ConnectShop.Authority failing = authority(() -> {
            throw new TikTokFailure.Transient("no answer", Optional.empty());
        });
        ConnectShop connectShop = new ConnectShop(failing, tokens, tables.shops, asked::addAll, clock);
        assertThatThrownBy(() -> connectShop.connect("code")).isInstanceOf(TikTokFailure.Transient.class);
        assertThat(tokens.current("open-1")).isEqualTo("access");
    }

    @Test
    void knowsAZone_forEveryMarketOfThePlatform() {
        for (String market : List.of(
                "BR", "FR", "DE", "ID", "IE", "IT", "JP", "MY", "MX", "PH", "SG", "ES", "TH", "GB", "US", "VN")) {
            assertThat(MarketZones.of(market).getId()).as(market).contains("/");
        }
        assertThat(MarketZones.of(" us ")).isEqualTo(ZoneId.of("America/Los_Angeles"));
    }

    private List<Shop> connect(List<AuthorisedShop> shops) {
        return new ConnectShop(authority(() -> shops), tokens, tables.shops, asked::addAll, clock).connect("code");
    }

    private static ConnectShop.Authority authority(Supplier<List<AuthorisedShop>> shops) {
        return new ConnectShop.Authority() {
            @Override
            public TokenPair exchange(String authCode) {
                assertThat(authCode).isEqualTo("code");
                return new TokenPair(
                        "open-1",
                        "Maple",
                        "access",
                        NOON.plus(Duration.ofDays(7)),
                        "refresh",
                        NOON.plus(Duration.ofDays(90)));
            }

            @Override
            public List<AuthorisedShop> shops(String accessToken) {
                assertThat(accessToken).isEqualTo("access");
                return shops.get();
            }
        };
    }
}
