/** Runs of scheduled jobs, and what went wrong in them. */
@NullMarked
package dev.backroom.model.job;

import org.jspecify.annotations.NullMarked;
