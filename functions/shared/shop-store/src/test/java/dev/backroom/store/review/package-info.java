@NullMarked
package dev.backroom.store.review;

import org.jspecify.annotations.NullMarked;
