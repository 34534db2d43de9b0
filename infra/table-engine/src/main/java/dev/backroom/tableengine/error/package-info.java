@NullMarked
package dev.backroom.tableengine.error;

import org.jspecify.annotations.NullMarked;
