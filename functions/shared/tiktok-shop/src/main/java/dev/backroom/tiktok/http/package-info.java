/** How calls reach the platform and come back: signing, limits of time and size, failures and their meaning. */
@NullMarked
package dev.backroom.tiktok.http;

import org.jspecify.annotations.NullMarked;
