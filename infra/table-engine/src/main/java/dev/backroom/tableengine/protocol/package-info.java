/** The JSON protocol's envelope: operations by name, answers and errors as the service words them. */
@NullMarked
package dev.backroom.tableengine.protocol;

import org.jspecify.annotations.NullMarked;
