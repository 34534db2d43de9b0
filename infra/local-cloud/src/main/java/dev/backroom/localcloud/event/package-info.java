/** Event source mappings: Lambda's own pollers between queues and functions. */
@NullMarked
package dev.backroom.localcloud.event;

import org.jspecify.annotations.NullMarked;
