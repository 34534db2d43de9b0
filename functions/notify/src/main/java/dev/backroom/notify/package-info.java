/** Tells people: keeps every notice once, and takes it to the channels that want it. */
@NullMarked
package dev.backroom.notify;

import org.jspecify.annotations.NullMarked;
