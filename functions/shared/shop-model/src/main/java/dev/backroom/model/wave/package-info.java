/** Waves: which ready orders the warehouse gets when, and whether that is enough. Pure decisions. */
@NullMarked
package dev.backroom.model.wave;

import org.jspecify.annotations.NullMarked;
