package dev.backroom.tiktok.inventory;

import java.time.Duration;

/** Why the platform does not take a stock figure, and what to do about it. */
public enum Refusal {
    /** Warehouses are missing from the call or do not belong to it. */
    WAREHOUSES("the listing's warehouses have changed; they are read again", Duration.ZERO, false),
    /** The platform spreads this stock itself, or the warehouses have changed. */
    ALLOCATED(
            "the platform allocates this stock itself, or its warehouses have changed; check the stock's settings in the"
                    + " seller centre",
            Duration.ofHours(1),
            false),
    PROMOTION(
            "a promotion holds the product, so its stock cannot be lowered; end the promotion or lower its stock",
            Duration.ZERO,
            false),
    AUCTION("an auction of the product is running; it is tried again when it may be over", Duration.ZERO, false),
    GLOBAL("stock of this product is edited on its global product", Duration.ofDays(1), false),
    /** The platform computes it from the stock of others; there is nothing to publish. */
    DERIVED("the platform derives this stock from other products", Duration.ofDays(1), true),
    SELLER_INACTIVE("the platform has made the seller inactive", Duration.ofHours(1), false),
    /** The documented range begins at 1; whether a shop accepts 0 is not documented. */
    QUANTITY(
            "the platform does not accept this number of units; if it is 0, end the listing in the seller centre",
            Duration.ZERO,
            false),
    /** Not open for orders, so there is nothing to oversell. */
    NOT_LIVE("the product is not live", Duration.ofHours(1), true),
    /** The platform failed; the figure may be taken later. */
    PASSING("the platform failed", Duration.ZERO, false),
    OTHER("the platform refuses the figure", Duration.ofHours(1), false);

    private final String advice;
    private final Duration retry;
    private final boolean harmless;

    Refusal(String advice, Duration retry, boolean harmless) {
        this.advice = advice;
        this.retry = retry;
        this.harmless = harmless;
    }

    /** The cause and the remedy in words for the shop's people. */
    public String advice() {
        return advice;
    }

    /** How long another try would be useless; zero where every change of stock is worth one. */
    public Duration retry() {
        return retry;
    }

    /** Nobody needs to be told. */
    public boolean harmless() {
        return harmless;
    }

    /** By the codes of the page "Update Inventory". */
    public static Refusal of(long code) {
        return switch (Math.clamp(code, 0, Integer.MAX_VALUE)) {
            case 12019022, 12019028, 12052097, 12052530, 12052533 -> WAREHOUSES;
            case 12052037 -> ALLOCATED;
            case 12052393 -> PROMOTION;
            case 12052371 -> AUCTION;
            case 12052141 -> GLOBAL;
            case 12052850, 12052921 -> DERIVED;
            case 12052700 -> SELLER_INACTIVE;
            case 12019024, 12052055 -> QUANTITY;
            case 12052031, 12052032, 12052048, 12052260, 12052556, 12052901 -> NOT_LIVE;
            case 36009003, 36009007 -> PASSING;
            default -> OTHER;
        };
    }
}
