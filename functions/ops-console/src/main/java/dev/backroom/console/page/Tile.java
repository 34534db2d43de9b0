package dev.backroom.console.page;

/**
 * A count that leads to a page.
 *
 * @param style {@code bad}, {@code warn} or empty text
 */
public record Tile(String count, String style, Link link) {}
