/** Operations on tables as wholes. */
@NullMarked
package dev.backroom.tableengine.admin;

import org.jspecify.annotations.NullMarked;
