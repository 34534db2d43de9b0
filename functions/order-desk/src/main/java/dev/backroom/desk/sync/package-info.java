/** What the platform says of an order becomes what is stored of it. */
@NullMarked
package dev.backroom.desk.sync;

import org.jspecify.annotations.NullMarked;
