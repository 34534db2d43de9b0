/** How a shop's order desk works: its settings, its warehouses' days, and the holidays of the markets. */
@NullMarked
package dev.backroom.model.desk;

import org.jspecify.annotations.NullMarked;
