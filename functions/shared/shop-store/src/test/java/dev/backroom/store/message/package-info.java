@NullMarked
package dev.backroom.store.message;

import org.jspecify.annotations.NullMarked;
