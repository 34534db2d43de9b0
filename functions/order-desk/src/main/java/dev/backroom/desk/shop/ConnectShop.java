package dev.backroom.desk.shop;

import dev.backroom.model.Shop;
import dev.backroom.model.Signal;
import dev.backroom.store.shop.ShopTable;
import dev.backroom.tiktok.auth.AuthorisedShop;
import dev.backroom.tiktok.auth.TokenPair;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Turns a seller's authorisation into stored tokens and connected shops. */
public final class ConnectShop {
    /** The platform's side of an authorisation. */
    public interface Authority {
        TokenPair exchange(String authCode);

        List<AuthorisedShop> shops(String accessToken);
    }

    /** The queue of stock events. */
    @FunctionalInterface
    public interface Listings {
        void read(List<Signal> signals);
    }

    private static final Logger LOG = Logger.getLogger(ConnectShop.class);

    private final Authority authority;
    private final SellerTokens tokens;
    private final ShopTable shops;
    private final Listings listings;
    private final Clock clock;

    public ConnectShop(Authority authority, SellerTokens tokens, ShopTable shops, Listings listings, Clock clock) {
        this.authority = authority;
        this.tokens = tokens;
        this.shops = shops;
        this.listings = listings;
        this.clock = clock;
    }

    /**
     * Exchanges the code that the seller's browser brought back, and connects every shop behind it. A shop that was
     * connected before keeps its owner, zone, warehouses and first time of connection. Their listings are asked for at once,
     * so that their stock is published without waiting for a watch.
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
        askForListings(connected, now);
        return List.copyOf(connected);
    }

    private void askForListings(List<Shop> connected, Instant now) {
        try {
            listings.read(connected.stream()
                    .map(shop -> new Signal(
                            Signal.LISTINGS, "", Optional.of(shop.id()), Optional.empty(), now, List.of(), Map.of()))
                    .toList());
        } catch (RuntimeException e) {
            // The shops are connected and the code is spent; the next watch reads the listings.
            LOG.warnf("the listings could not be asked for and are read by the next stock watch: %s", e);
        }
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
