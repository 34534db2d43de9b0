/** The news that stock levels changed, from whoever changed them to whoever publishes them. */
@NullMarked
package dev.backroom.notices.stock;

import org.jspecify.annotations.NullMarked;
