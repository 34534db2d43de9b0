/** Reviews and what is counted of them. */
@NullMarked
package dev.backroom.store.review;

import org.jspecify.annotations.NullMarked;
