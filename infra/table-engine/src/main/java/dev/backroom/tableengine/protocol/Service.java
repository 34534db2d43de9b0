package dev.backroom.tableengine.protocol;

import org.jspecify.annotations.Nullable;

/** Answers one call, whatever carried it. Never throws. */
@FunctionalInterface
public interface Service {
    /**
     * @param target the header X-Amz-Target, for example DynamoDB_20120810.PutItem
     * @param body JSON in UTF-8
     */
    Answer answer(@Nullable String target, byte[] body);
}
