/** Notices, and messages that wait for a person. */
@NullMarked
package dev.backroom.store.message;

import org.jspecify.annotations.NullMarked;
