/** The platform's Open API and the signatures of both directions. */
@NullMarked
package dev.backroom.tiktok;

import org.jspecify.annotations.NullMarked;
