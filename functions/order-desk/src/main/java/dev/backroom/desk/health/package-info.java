/** The watch of the shop's health. */
@NullMarked
package dev.backroom.desk.health;

import org.jspecify.annotations.NullMarked;
