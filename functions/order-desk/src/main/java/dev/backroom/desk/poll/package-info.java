/** What webhooks dropped, found by asking, and history from before. */
@NullMarked
package dev.backroom.desk.poll;

import org.jspecify.annotations.NullMarked;
