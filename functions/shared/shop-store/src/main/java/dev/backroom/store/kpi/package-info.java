/** Figures by day, and how they are counted. */
@NullMarked
package dev.backroom.store.kpi;

import org.jspecify.annotations.NullMarked;
