/** The formats of the channels as pure functions: a message and an address in, one HTTP request out. */
@NullMarked
package dev.backroom.notices.channel;

import org.jspecify.annotations.NullMarked;
