@NullMarked
package dev.backroom.store.dynamo;

import org.jspecify.annotations.NullMarked;
