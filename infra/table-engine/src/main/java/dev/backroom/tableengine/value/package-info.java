@NullMarked
package dev.backroom.tableengine.value;

import org.jspecify.annotations.NullMarked;
