package dev.backroom.kpi;

import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One change of an item.
 *
 * @param place its sequence number in its shard: decimal digits
 * @param before empty where the item is new
 * @param after empty where the item was deleted
 */
record StreamRecord(
        String place, Optional<Map<String, AttributeValue>> before, Optional<Map<String, AttributeValue>> after) {

    boolean isAfter(String other) {
        return new BigInteger(place).compareTo(new BigInteger(other)) > 0;
    }
}
