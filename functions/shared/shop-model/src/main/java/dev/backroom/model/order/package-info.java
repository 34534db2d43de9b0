/** Orders: what the platform said, what is stored, and the pure rules between the two. */
@NullMarked
package dev.backroom.model.order;

import org.jspecify.annotations.NullMarked;
