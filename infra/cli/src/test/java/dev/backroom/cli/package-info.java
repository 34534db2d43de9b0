@NullMarked
package dev.backroom.cli;

import org.jspecify.annotations.NullMarked;
