/** Schedules of the template, against the shop's clock. */
@NullMarked
package dev.backroom.localcloud.schedule;

import org.jspecify.annotations.NullMarked;
