/** What the order path costs, in request units, requests and time. */
@NullMarked
package dev.backroom.bench;

import org.jspecify.annotations.NullMarked;
