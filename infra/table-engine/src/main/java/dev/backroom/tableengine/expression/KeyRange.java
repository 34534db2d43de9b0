package dev.backroom.tableengine.expression;

import org.jspecify.annotations.Nullable;

/**
 * A part of the order of encoded sort keys.
 *
 * @param from the lowest bytes in it; none means from the beginning
 * @param to the lowest bytes no longer in it; null means to the end
 */
public record KeyRange(byte[] from, byte @Nullable [] to) {}
