/** Stock: published to the channels, watched against its safety lines and the channels' figures, and moved by people. */
@NullMarked
package dev.backroom.stockcheck;

import org.jspecify.annotations.NullMarked;
