/** A shop's connection: its tokens, its zone, its withdrawal. */
@NullMarked
package dev.backroom.desk.shop;

import org.jspecify.annotations.NullMarked;
