@NullMarked
package dev.backroom.tableengine.expression;

import org.jspecify.annotations.NullMarked;
