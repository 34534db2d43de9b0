/** Looks at the recipients of the orders that were read. Knows personal data and passes none on. */
@NullMarked
package dev.backroom.desk.triage;

import org.jspecify.annotations.NullMarked;
