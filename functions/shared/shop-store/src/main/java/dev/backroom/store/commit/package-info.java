/** Orders and levels written as one. */
@NullMarked
package dev.backroom.store.commit;

import org.jspecify.annotations.NullMarked;
