/** Carriers' labels on paper: a wave's in one document. It runs on a JVM, in the console of this machine and the commands. */
@NullMarked
package dev.backroom.localcloud.print;

import org.jspecify.annotations.NullMarked;
