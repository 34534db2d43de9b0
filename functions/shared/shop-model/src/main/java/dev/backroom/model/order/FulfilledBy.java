package dev.backroom.model.order;

/** Whose warehouse ships. An order that the platform's warehouse ships takes nothing from the seller's own stock. */
public enum FulfilledBy {
    SELLER,
    PLATFORM
}
