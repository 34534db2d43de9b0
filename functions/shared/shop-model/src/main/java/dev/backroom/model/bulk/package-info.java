/** One decision about many orders. */
@NullMarked
package dev.backroom.model.bulk;

import org.jspecify.annotations.NullMarked;
