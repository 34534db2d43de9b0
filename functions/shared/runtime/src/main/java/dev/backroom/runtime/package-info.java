/** What every function needs to run, whatever it does for a shop. */
@NullMarked
package dev.backroom.runtime;

import org.jspecify.annotations.NullMarked;
