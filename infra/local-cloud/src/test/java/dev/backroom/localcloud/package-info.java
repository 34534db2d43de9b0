@NullMarked
package dev.backroom.localcloud;

import org.jspecify.annotations.NullMarked;
