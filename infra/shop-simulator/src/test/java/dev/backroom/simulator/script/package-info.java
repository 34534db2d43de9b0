@NullMarked
package dev.backroom.simulator.script;

import org.jspecify.annotations.NullMarked;
