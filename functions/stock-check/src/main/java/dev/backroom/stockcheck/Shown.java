package dev.backroom.stockcheck;

import dev.backroom.tiktok.ChannelStock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a shop's channel shows.
 *
 * @param asked the platform SKU ids that it was asked about
 * @param stock by platform SKU id; what was asked about and is missing does not exist any more
 */
record Shown(Set<String> asked, Map<String, ChannelStock> stock) {
    Shown {
        asked = Set.copyOf(asked);
        stock = Map.copyOf(stock);
    }

    boolean isGone(String platformSku) {
        return asked.contains(platformSku) && !stock.containsKey(platformSku);
    }

    Optional<ChannelStock> find(String platformSku) {
        return Optional.ofNullable(stock.get(platformSku));
    }
}
