/** Waves, what is planned for them, their labels and settings. */
@NullMarked
package dev.backroom.store.wave;

import org.jspecify.annotations.NullMarked;
