/** What the functions and the event sources used, as the provider would bill it. */
@NullMarked
package dev.backroom.localcloud.usage;

import org.jspecify.annotations.NullMarked;
