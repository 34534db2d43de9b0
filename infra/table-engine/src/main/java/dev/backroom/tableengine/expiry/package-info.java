/** Items past their time to live. */
@NullMarked
package dev.backroom.tableengine.expiry;

import org.jspecify.annotations.NullMarked;
