/** The engine as an HTTP client of the AWS SDK, without a socket. */
@NullMarked
package dev.backroom.tableengine.sdk;

import org.jspecify.annotations.NullMarked;
