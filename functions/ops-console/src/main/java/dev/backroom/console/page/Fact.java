package dev.backroom.console.page;

/** One line of a list of facts. */
public record Fact(String name, String text) {}
