/** Key figures: counts what orders and reviews change, closes the shop's days, and tells the morning's digest. */
@NullMarked
package dev.backroom.kpi;

import org.jspecify.annotations.NullMarked;
