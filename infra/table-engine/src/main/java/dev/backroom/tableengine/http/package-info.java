/** A thin HTTP/1.1 server for AWS clients. */
@NullMarked
package dev.backroom.tableengine.http;

import org.jspecify.annotations.NullMarked;
