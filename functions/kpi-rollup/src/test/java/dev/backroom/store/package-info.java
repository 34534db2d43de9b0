@NullMarked
package dev.backroom.store;

import org.jspecify.annotations.NullMarked;
