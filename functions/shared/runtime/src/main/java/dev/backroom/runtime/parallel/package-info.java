/** Bounded parallelism on virtual threads. */
@NullMarked
package dev.backroom.runtime.parallel;

import org.jspecify.annotations.NullMarked;
