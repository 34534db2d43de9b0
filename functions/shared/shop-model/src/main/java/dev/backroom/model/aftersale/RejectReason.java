package dev.backroom.model.aftersale;

/**
 * A reason that the platform accepts for a refusal.
 *
 * @param name the platform's own, for calls
 * @param text for people
 */
public record RejectReason(String name, String text) {}
