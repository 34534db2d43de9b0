/** Lambda's pollers between DynamoDB's streams and functions. */
@NullMarked
package dev.backroom.localcloud.stream;

import org.jspecify.annotations.NullMarked;
