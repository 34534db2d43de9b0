@NullMarked
package dev.backroom.tableengine.validation;

import org.jspecify.annotations.NullMarked;
