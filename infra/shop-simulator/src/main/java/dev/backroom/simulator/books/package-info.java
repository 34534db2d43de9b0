/** What is true in the end, by the script alone. */
@NullMarked
package dev.backroom.simulator.books;

import org.jspecify.annotations.NullMarked;
