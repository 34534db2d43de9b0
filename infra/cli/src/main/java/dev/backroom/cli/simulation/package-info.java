/** A simulated shop beside the local cloud: its people, its clock and the pace of this machine. */
@NullMarked
package dev.backroom.cli.simulation;

import org.jspecify.annotations.NullMarked;
