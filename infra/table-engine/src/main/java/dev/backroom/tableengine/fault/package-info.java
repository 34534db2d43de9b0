/** Latency, throttling and failures on request. */
@NullMarked
package dev.backroom.tableengine.fault;

import org.jspecify.annotations.NullMarked;
