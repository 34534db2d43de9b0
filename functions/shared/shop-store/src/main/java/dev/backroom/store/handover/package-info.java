/** What the warehouse was given. */
@NullMarked
package dev.backroom.store.handover;

import org.jspecify.annotations.NullMarked;
