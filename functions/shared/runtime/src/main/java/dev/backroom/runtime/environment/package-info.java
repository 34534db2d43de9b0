/** The variables and parameters that a function is deployed with. */
@NullMarked
package dev.backroom.runtime.environment;

import org.jspecify.annotations.NullMarked;
