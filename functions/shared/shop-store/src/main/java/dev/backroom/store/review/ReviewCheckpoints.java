package dev.backroom.store.review;

import static dev.backroom.store.dynamo.Fields.key;
import static dev.backroom.store.dynamo.Fields.number;
import static dev.backroom.store.dynamo.Fields.numberOf;

import dev.backroom.model.ShopId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/** How far the reviews of each shop were pulled, and since when the platform refuses them; in the shops table. */
public final class ReviewCheckpoints {
    /** What a mark says. */
    public enum Mark {
        /** New reviews were pulled up to here. */
        PULLED("WATERMARK#reviews"),
        /** Older reviews were looked at again, for edits, at this time. */
        REVISITED("WATERMARK#review-edits");

        private final String sk;

        Mark(String sk) {
            this.sk = sk;
        }
    }

    private static final String NO_SCOPE = "SCOPE#reviews";

    private final DynamoDbClient dynamo;
    private final String table;

    public ReviewCheckpoints(DynamoDbClient dynamo, String shopsTable) {
        this.dynamo = dynamo;
        this.table = shopsTable;
    }

    public Optional<Instant> get(ShopId shop, Mark mark) {
        var answer = dynamo.getItem(
                g -> g.tableName(table).key(key(shop.value(), mark.sk)).consistentRead(true));
        return answer.hasItem() ? Optional.of(Instant.ofEpochSecond(numberOf(answer.item(), "at"))) : Optional.empty();
    }

    /** Moves a mark forward, in whole seconds; an earlier instant than the stored one changes nothing. */
    public void move(ShopId shop, Mark mark, Instant at) {
        try {
            dynamo.updateItem(u -> u.tableName(table)
                    .key(key(shop.value(), mark.sk))
                    .updateExpression("SET #at = :at")
                    .conditionExpression("attribute_not_exists(#at) OR #at < :at")
                    .expressionAttributeNames(Map.of("#at", "at"))
                    .expressionAttributeValues(Map.of(":at", number(at.getEpochSecond()))));
        } catch (ConditionalCheckFailedException e) {
            // Another pull has come further.
        }
    }

    /**
     * Since when the platform refuses the shop's reviews.
     *
     * @param told whether somebody was told
     */
    public record Refusal(Instant since, boolean told) {}

    /** Remembers that the platform refuses the shop's reviews; the first time stays. */
    public Refusal refused(ShopId shop, Instant now) {
        Map<String, AttributeValue> item = dynamo.updateItem(u -> u.tableName(table)
                        .key(key(shop.value(), NO_SCOPE))
                        .updateExpression("SET #at = if_not_exists(#at, :at)")
                        .expressionAttributeNames(Map.of("#at", "at"))
                        .expressionAttributeValues(Map.of(":at", number(now.getEpochSecond())))
                        .returnValues(ReturnValue.ALL_NEW))
                .attributes();
        return new Refusal(Instant.ofEpochSecond(numberOf(item, "at")), item.containsKey("told"));
    }

    /** Remembers that somebody was told. */
    public void told(ShopId shop) {
        dynamo.updateItem(u -> u.tableName(table)
                .key(key(shop.value(), NO_SCOPE))
                .updateExpression("SET told = :true")
                .expressionAttributeValues(Map.of(":true", AttributeValue.fromBool(true))));
    }

    /** Since when the platform refuses the shop's reviews; empty where it does not. */
    public Optional<Instant> refusedSince(ShopId shop) {
        var answer = dynamo.getItem(g -> g.tableName(table).key(key(shop.value(), NO_SCOPE)));
        return answer.hasItem() ? Optional.of(Instant.ofEpochSecond(numberOf(answer.item(), "at"))) : Optional.empty();
    }

    /** The platform gives the shop's reviews again. */
    public void given(ShopId shop) {
        dynamo.deleteItem(d -> d.tableName(table).key(key(shop.value(), NO_SCOPE)));
    }
}
