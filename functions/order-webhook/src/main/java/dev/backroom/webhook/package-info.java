/** The one public function: verify, sort, send. */
@NullMarked
package dev.backroom.webhook;

import org.jspecify.annotations.NullMarked;
