/** Tables that speak DynamoDB's protocol, in process and over HTTP. */
@NullMarked
package dev.backroom.tableengine;

import org.jspecify.annotations.NullMarked;
