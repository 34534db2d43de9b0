@NullMarked
package dev.backroom.desk.sync;

import org.jspecify.annotations.NullMarked;
