@NullMarked
package dev.backroom.simulator.webhook;

import org.jspecify.annotations.NullMarked;
