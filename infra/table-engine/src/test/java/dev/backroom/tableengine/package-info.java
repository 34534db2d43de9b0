@NullMarked
package dev.backroom.tableengine;

import org.jspecify.annotations.NullMarked;
