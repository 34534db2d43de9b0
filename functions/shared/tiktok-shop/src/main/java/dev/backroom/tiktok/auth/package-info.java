/** A seller's authorisation: tokens, their renewal, the shops that they open. */
@NullMarked
package dev.backroom.tiktok.auth;

import org.jspecify.annotations.NullMarked;
