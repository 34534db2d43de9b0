/** Orders as they are stored and listed, their recipients, and decisions about them. */
@NullMarked
package dev.backroom.store.order;

import org.jspecify.annotations.NullMarked;
