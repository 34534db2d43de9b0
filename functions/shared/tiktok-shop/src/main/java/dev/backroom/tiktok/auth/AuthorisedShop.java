package dev.backroom.tiktok.auth;

import dev.backroom.model.ShopId;

/**
 * A shop that an authorisation opens.
 *
 * @param region the market's region code, such as {@code US}
 * @param cipher what calls for this shop name it by
 */
public record AuthorisedShop(ShopId id, String name, String region, String cipher) {}
