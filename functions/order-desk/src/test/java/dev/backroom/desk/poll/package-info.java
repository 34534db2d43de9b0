@NullMarked
package dev.backroom.desk.poll;

import org.jspecify.annotations.NullMarked;
