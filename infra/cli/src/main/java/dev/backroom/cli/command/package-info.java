/** One class a command, beside the demo's: what it takes, and in which order it calls the other rooms. */
@NullMarked
package dev.backroom.cli.command;

import org.jspecify.annotations.NullMarked;
