/** Tokens, and who may ask. */
@NullMarked
package dev.backroom.simulator.auth;

import org.jspecify.annotations.NullMarked;
