/** Orders read by id and by time, and cancelled. */
@NullMarked
package dev.backroom.tiktok.order;

import org.jspecify.annotations.NullMarked;
