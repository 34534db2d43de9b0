package dev.backroom.store.stock;

import dev.backroom.model.stock.Listing;
import dev.backroom.model.stock.Sku;

/** A listing as its shop's list has it: enough to ask the channel about it and to find its SKU. */
public record KnownListing(String owner, Sku sku, Listing listing) {}
