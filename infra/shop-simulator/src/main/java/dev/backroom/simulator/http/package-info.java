/** Calls of the platform's API as they come in, and what is refused. */
@NullMarked
package dev.backroom.simulator.http;

import org.jspecify.annotations.NullMarked;
