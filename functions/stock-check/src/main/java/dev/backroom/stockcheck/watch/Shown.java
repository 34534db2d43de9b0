package dev.backroom.stockcheck.watch;

import dev.backroom.tiktok.inventory.ChannelStock;
import dev.backroom.tiktok.inventory.InventoryAnswer;
import java.util.Optional;
import java.util.Set;

/**
 * What a shop's channel shows.
 *
 * @param asked the platform SKU ids that it was asked about
 * @param answer what was asked about and is missing does not exist, unless the answer could not be read to the end
 */
record Shown(Set<String> asked, InventoryAnswer answer) {
    Shown {
        asked = Set.copyOf(asked);
    }

    boolean isGone(String platformSku) {
        return answer.whole() && asked.contains(platformSku) && !answer.stock().containsKey(platformSku);
    }

    Optional<ChannelStock> find(String platformSku) {
        return Optional.ofNullable(answer.stock().get(platformSku));
    }
}
