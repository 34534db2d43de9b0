/** Read and write units as the service bills them. */
@NullMarked
package dev.backroom.tableengine.capacity;

import org.jspecify.annotations.NullMarked;
