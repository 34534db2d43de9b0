@NullMarked
package dev.backroom.localcloud.lint;

import org.jspecify.annotations.NullMarked;
