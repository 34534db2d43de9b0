/** Consuming a queue: batches in, partial batch answers out, and messages parked for a person. */
@NullMarked
package dev.backroom.runtime.queue;

import org.jspecify.annotations.NullMarked;
