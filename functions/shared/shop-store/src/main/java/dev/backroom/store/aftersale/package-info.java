/** Cases that buyers opened. */
@NullMarked
package dev.backroom.store.aftersale;

import org.jspecify.annotations.NullMarked;
