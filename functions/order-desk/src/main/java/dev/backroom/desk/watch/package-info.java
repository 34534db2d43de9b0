/** What is looked at every quarter of an hour, shop by shop. */
@NullMarked
package dev.backroom.desk.watch;

import org.jspecify.annotations.NullMarked;
