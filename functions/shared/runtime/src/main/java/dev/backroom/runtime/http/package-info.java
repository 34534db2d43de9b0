/** Calls over HTTP within limits of time and size. */
@NullMarked
package dev.backroom.runtime.http;

import org.jspecify.annotations.NullMarked;
