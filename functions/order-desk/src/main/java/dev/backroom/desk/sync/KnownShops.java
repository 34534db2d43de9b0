package dev.backroom.desk.sync;

import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The shops' settings, read now and then and whenever one is asked for that seems unknown or disconnected. */
public final class KnownShops {
    static final Duration FRESH = Duration.ofMinutes(1);

    private final Supplier<List<Shop>> table;
    private final Clock clock;
    private volatile Known known = new Known(Map.of(), Instant.MIN);

    private record Known(Map<ShopId, Shop> shops, Instant readAt) {
        boolean isConnected(ShopId id) {
            return Optional.ofNullable(shops.get(id))
                    .filter(shop -> shop.state() == Shop.State.CONNECTED)
                    .isPresent();
        }
    }

    /**
     * Shops behind a table.
     *
     * @param table reads all shops, {@code ShopTable::all}
     * @param clock real time, not a shop's business time
     */
    public KnownShops(Supplier<List<Shop>> table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /** The settings of the shops that exist among the ids. */
    public Map<ShopId, Shop> find(Collection<ShopId> ids) {
        Known now = known;
        if (now.readAt().plus(FRESH).isBefore(clock.instant()) || !ids.stream().allMatch(now::isConnected)) {
            now = reread();
        }
        return now.shops();
    }

    /** What the table says now, when the platform's answer suggests that the settings are out of date. */
    Optional<Shop> reread(ShopId id) {
        return Optional.ofNullable(reread().shops().get(id));
    }

    private Known reread() {
        Known now = new Known(
                table.get().stream().collect(Collectors.toMap(Shop::id, Function.identity())), clock.instant());
        known = now;
        return now;
    }
}
