/** The functions, tables and queues of a running {@code up}, and the shops that it serves. */
@NullMarked
package dev.backroom.cli.stack;

import org.jspecify.annotations.NullMarked;
