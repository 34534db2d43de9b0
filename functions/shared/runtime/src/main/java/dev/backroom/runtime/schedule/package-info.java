/** Scheduled jobs that treat shops one by one. */
@NullMarked
package dev.backroom.runtime.schedule;

import org.jspecify.annotations.NullMarked;
