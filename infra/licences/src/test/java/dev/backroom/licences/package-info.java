/** Which licences this project's dependencies are under. */
@NullMarked
package dev.backroom.licences;

import org.jspecify.annotations.NullMarked;
