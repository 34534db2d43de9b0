/** Where a command runs: home, port, screen, exit codes, and errors that say what to do. */
@NullMarked
package dev.backroom.cli.terminal;

import org.jspecify.annotations.NullMarked;
