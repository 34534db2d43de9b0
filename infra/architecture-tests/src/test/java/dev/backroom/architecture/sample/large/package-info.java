/** Larger than the rule allows. */
@NullMarked
package dev.backroom.architecture.sample.large;

import org.jspecify.annotations.NullMarked;
