package dev.backroom.tableengine.expression;

import dev.backroom.tableengine.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * What a query reads: one partition, and of it the part that the condition on the sort key leaves.
 *
 * @param sort null for the whole partition
 */
public record KeyCondition(Value partition, @Nullable SortCondition sort) {}
