/** What comes after the sale: cancellations, returns and refunds, and the time in which they have to be answered. */
@NullMarked
package dev.backroom.model.aftersale;

import org.jspecify.annotations.NullMarked;
