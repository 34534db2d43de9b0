/** The front: the Function URL as a route, and the operators' page. */
@NullMarked
package dev.backroom.localcloud.http;

import org.jspecify.annotations.NullMarked;
