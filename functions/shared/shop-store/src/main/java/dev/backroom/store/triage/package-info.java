/** What fraud is scored by. */
@NullMarked
package dev.backroom.store.triage;

import org.jspecify.annotations.NullMarked;
