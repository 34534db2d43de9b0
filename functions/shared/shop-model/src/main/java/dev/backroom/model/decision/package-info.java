/** What happens to an order: the platform's news, promises of units, and what people decide. */
@NullMarked
package dev.backroom.model.decision;

import org.jspecify.annotations.NullMarked;
