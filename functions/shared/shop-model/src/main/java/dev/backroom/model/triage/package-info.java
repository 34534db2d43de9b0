/** What a careful person would see in a recipient, a message or a pattern of orders: rules over data files, nothing else. */
@NullMarked
package dev.backroom.model.triage;

import org.jspecify.annotations.NullMarked;
