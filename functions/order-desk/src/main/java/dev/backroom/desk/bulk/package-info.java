/** Decisions about many orders, worked off page by page. */
@NullMarked
package dev.backroom.desk.bulk;

import org.jspecify.annotations.NullMarked;
