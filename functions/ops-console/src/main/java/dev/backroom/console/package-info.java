/** The operators' pages as HTML fragments: for CloudWatch custom widgets, and for a page on this machine. */
@NullMarked
package dev.backroom.console;

import org.jspecify.annotations.NullMarked;
