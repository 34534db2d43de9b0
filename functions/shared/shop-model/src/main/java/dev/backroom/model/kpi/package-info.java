/** Key figures: what an order or a review counts for, by hour, and what a day comes to. docs/kpis.md defines each. */
@NullMarked
package dev.backroom.model.kpi;

import org.jspecify.annotations.NullMarked;
