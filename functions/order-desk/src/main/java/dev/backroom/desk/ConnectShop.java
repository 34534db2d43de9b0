package dev.backroom.desk;

import dev.backroom.model.Shop;
import dev.backroom.store.ShopTable;
import dev.backroom.tiktok.AuthorisedShop;
import dev.backroom.tiktok.TokenPair;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns a seller's authorisation into stored tokens and connected shops. */
public final class ConnectShop {
    /** The platform's side of an authorisation. */
    interface Authority {
        TokenPair exchange(String authCode);

        List<AuthorisedShop> shops(String accessToken);
    }

    private final Authority authority;
    private final SellerTokens tokens;
    private final ShopTable shops;
    private final Clock clock;

    ConnectShop(Authority authority, SellerTokens tokens, ShopTable shops, Clock clock) {
        this.authority = authority;
        this.tokens = tokens;
        this.shops = shops;
        this.clock = clock;
    }

    /**
     * Exchanges the code that the seller's browser brought back, and connects every shop behind it. A shop that was
     * connected before keeps its owner, zone, warehouses and first time of connection.
     *
     * @param authCode good for one exchange within 30 minutes
     * @return the shops, as stored
     */
    public List<Shop> connect(String authCode) {
        TokenPair pair = authority.exchange(authCode);
        // The code is spent: whatever fails from here on, the tokens must not be lost.
        tokens.store(pair);
        Instant now = clock.instant();
        List<Shop> connected = new ArrayList<>();
        for (AuthorisedShop authorised : authority.shops(pair.access())) {
            Shop shop = shop(authorised, pair.seller(), shops.find(authorised.id()), now);
            shops.connect(shop, now);
            connected.add(shop);
        }
        return List.copyOf(connected);
    }

    private static Shop shop(AuthorisedShop authorised, String seller, Optional<Shop> before, Instant now) {
        return new Shop(
                authorised.id(),
                authorised.name(),
                authorised.region(),
                before.map(Shop::zone).orElseGet(() -> MarketZones.of(authorised.region())),
                authorised.cipher(),
                seller,
                before.map(Shop::owner).orElse(Shop.DEFAULT_OWNER),
                before.map(Shop::connectedAt).orElse(now),
                Shop.State.CONNECTED,
                before.map(Shop::warehouses).orElse(Map.of()));
    }
}
