package dev.backroom.cli.demo;

/**
 * One thing that the evening had to keep to.
 *
 * @param name what had to be so
 * @param passed whether it was
 * @param found the figures behind it
 */
record Check(String name, boolean passed, String found) {}
