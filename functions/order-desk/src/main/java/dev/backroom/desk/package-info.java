/** The order desk: reads orders back, polls for what webhooks dropped, keeps shops and their tokens. */
@NullMarked
package dev.backroom.desk;

import org.jspecify.annotations.NullMarked;
