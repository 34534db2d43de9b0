@NullMarked
package dev.backroom.store.wave;

import org.jspecify.annotations.NullMarked;
