/** The shop's health as the platform measures it, seen before the platform acts on it. */
@NullMarked
package dev.backroom.model.health;

import org.jspecify.annotations.NullMarked;
