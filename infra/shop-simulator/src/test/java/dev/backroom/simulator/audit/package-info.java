@NullMarked
package dev.backroom.simulator.audit;

import org.jspecify.annotations.NullMarked;
