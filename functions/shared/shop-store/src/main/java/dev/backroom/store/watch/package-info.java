/** Deadlines, health and how jobs ran. */
@NullMarked
package dev.backroom.store.watch;

import org.jspecify.annotations.NullMarked;
