/** Names and rules of a shop: orders, stock, money and time. Depends on the JDK alone. */
@NullMarked
package dev.backroom.model;

import org.jspecify.annotations.NullMarked;
