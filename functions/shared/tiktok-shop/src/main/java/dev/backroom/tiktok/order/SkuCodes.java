package dev.backroom.tiktok.order;

import dev.backroom.model.stock.Sku;
import dev.backroom.tiktok.json.UnreadableJson;
import java.util.Optional;

/** The seller's code of what an order or a listing shows. */
public final class SkuCodes {
    private SkuCodes() {}

    /**
     * The seller's code; the platform's SKU id where there is none, or one that no key can hold.
     *
     * @throws UnreadableJson if there is neither
     */
    public static Sku of(String sellerSku, String platformSku) {
        return code(sellerSku)
                .or(() -> code(platformSku))
                .orElseThrow(() -> new UnreadableJson("seller_sku and sku_id are missing"));
    }

    private static Optional<Sku> code(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(new Sku(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
