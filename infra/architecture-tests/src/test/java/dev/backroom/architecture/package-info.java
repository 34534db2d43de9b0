/** Reads every module's classes and sources and judges them by a few rules. Each rule is shown to bite on a sample of its own. */
@NullMarked
package dev.backroom.architecture;

import org.jspecify.annotations.NullMarked;
