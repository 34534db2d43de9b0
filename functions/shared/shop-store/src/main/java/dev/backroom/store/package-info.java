/** The DynamoDB tables: keys, item mapping, conditional and transactional writes. */
@NullMarked
package dev.backroom.store;

import org.jspecify.annotations.NullMarked;
