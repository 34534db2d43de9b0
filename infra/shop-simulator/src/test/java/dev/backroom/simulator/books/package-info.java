@NullMarked
package dev.backroom.simulator.books;

import org.jspecify.annotations.NullMarked;
