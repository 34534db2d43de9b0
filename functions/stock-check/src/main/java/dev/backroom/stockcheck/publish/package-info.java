/** Sets what the channels show to what can be sold. */
@NullMarked
package dev.backroom.stockcheck.publish;

import org.jspecify.annotations.NullMarked;
