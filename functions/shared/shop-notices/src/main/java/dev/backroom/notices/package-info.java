/** What the system tells people and other systems: notices, their texts, and the formats of the channels. */
@NullMarked
package dev.backroom.notices;

import org.jspecify.annotations.NullMarked;
