@NullMarked
package dev.backroom.store.order;

import org.jspecify.annotations.NullMarked;
