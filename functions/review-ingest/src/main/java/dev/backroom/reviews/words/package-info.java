/** What the words of reviews are about: phrases of readable lexicons, found in the clauses of normalised text. */
@NullMarked
package dev.backroom.reviews.words;

import org.jspecify.annotations.NullMarked;
