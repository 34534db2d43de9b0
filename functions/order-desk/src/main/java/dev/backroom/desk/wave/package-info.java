/** Waves: ready orders given to the warehouses by turns, and out of turn when the backlog outgrows them. */
@NullMarked
package dev.backroom.desk.wave;

import org.jspecify.annotations.NullMarked;
