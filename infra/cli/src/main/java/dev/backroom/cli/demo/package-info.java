/** A livestream evening against the simulator, judged by the simulator's own books. */
@NullMarked
package dev.backroom.cli.demo;

import org.jspecify.annotations.NullMarked;
