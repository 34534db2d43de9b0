/** Log lines of an event name and keys. */
@NullMarked
package dev.backroom.runtime.log;

import org.jspecify.annotations.NullMarked;
