/** What happens in the evening and when, worked out before it begins. */
@NullMarked
package dev.backroom.simulator.script;

import org.jspecify.annotations.NullMarked;
