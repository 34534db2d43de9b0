@NullMarked
package dev.backroom.store.handover;

import org.jspecify.annotations.NullMarked;
