@NullMarked
package dev.backroom.store.commit;

import org.jspecify.annotations.NullMarked;
