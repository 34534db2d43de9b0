package dev.backroom.store.shop;

import static dev.backroom.store.dynamo.Fields.key;
import static dev.backroom.store.dynamo.Fields.mapOf;
import static dev.backroom.store.dynamo.Fields.number;
import static dev.backroom.store.dynamo.Fields.numberOf;
import static dev.backroom.store.dynamo.Fields.text;
import static dev.backroom.store.dynamo.Fields.textOf;

import dev.backroom.model.Shop;
import dev.backroom.model.ShopId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Settings and connection state of the shops, their poll watermarks, announced ends of authorisations, and leases that
 * let one process do what two must not.
 */
public final class ShopTable {
    private static final String SHOPS = "SHOPS";
    private static final String WATERMARK = "WATERMARK#orders";
    private static final String ENDING = "ENDING";
    private static final String LEASE = "LEASE";
    private static final Duration KEEP_LEASE = Duration.ofDays(1);
    private static final Duration KEEP_ENDING = Duration.ofDays(30);

    private final DynamoDbClient dynamo;
    private final String table;

    public ShopTable(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    /** Every shop ever connected, by id. */
    public List<Shop> all() {
        return all(false);
    }

    private List<Shop> all(boolean consistent) {
        return dynamo
                .queryPaginator(q -> q.tableName(table)
                        .consistentRead(consistent)
                        .keyConditionExpression("pk = :pk")
                        .expressionAttributeValues(Map.of(":pk", text(SHOPS))))
                .items()
                .stream()
                .map(ShopTable::shop)
                .toList();
    }

    /** A shop as it stands at this moment. */
    public Optional<Shop> find(ShopId id) {
        var answer = dynamo.getItem(
                g -> g.tableName(table).key(key(SHOPS, id.value())).consistentRead(true));
        return answer.hasItem() ? Optional.of(shop(answer.item())) : Optional.empty();
    }

    /** The shops that one seller's tokens open, as they stand at this moment. */
    public List<Shop> ofSeller(String openId) {
        return all(true).stream().filter(shop -> shop.seller().equals(openId)).toList();
    }

    /** Stores every setting of the shop. When it was last authorised stays as it is. */
    public void put(Shop shop) {
        write(shop, "", Map.of());
    }

    /**
     * Stores a shop that its seller has authorised just now.
     *
     * @param authorisedAt when; a withdrawal said earlier no longer disconnects the shop
     */
    public void connect(Shop shop, Instant authorisedAt) {
        write(shop, ", authorisedAt = :authorisedAt", Map.of(":authorisedAt", number(authorisedAt.toEpochMilli())));
        dynamo.deleteItem(d -> d.tableName(table).key(key(ENDING, shop.id().value())));
    }

    /**
     * Marks a shop as disconnected.
     *
     * @param saidAt when the platform said so; older than the shop's authorisation changes nothing
     * @return whether the shop is known and was authorised before that
     */
    public boolean disconnect(ShopId id, Instant saidAt) {
        try {
            dynamo.updateItem(u -> u.tableName(table)
                    .key(key(SHOPS, id.value()))
                    .updateExpression("SET #state = :state")
                    .conditionExpression(
                            "attribute_exists(pk) AND (attribute_not_exists(authorisedAt) OR authorisedAt <= :said)")
                    .expressionAttributeNames(Map.of("#state", "state"))
                    .expressionAttributeValues(Map.of(
                            ":state", text(Shop.State.DISCONNECTED.name()), ":said", number(saidAt.toEpochMilli()))));
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }

    /** Up to when the shop's orders have been polled; empty before the first poll. */
    public Optional<Instant> watermark(ShopId shop) {
        var answer = dynamo.getItem(
                g -> g.tableName(table).key(key(shop.value(), WATERMARK)).consistentRead(true));
        return answer.hasItem() ? Optional.of(Instant.ofEpochSecond(numberOf(answer.item(), "at"))) : Optional.empty();
    }

    /** Moves the watermark forward, in whole seconds; an earlier instant than the stored one changes nothing. */
    public void watermark(ShopId shop, Instant polledUpTo) {
        try {
            dynamo.updateItem(u -> u.tableName(table)
                    .key(key(shop.value(), WATERMARK))
                    .updateExpression("SET #at = :at")
                    .conditionExpression("attribute_not_exists(#at) OR #at < :at")
                    .expressionAttributeNames(Map.of("#at", "at"))
                    .expressionAttributeValues(Map.of(":at", number(polledUpTo.getEpochSecond()))));
        } catch (ConditionalCheckFailedException e) {
            // Another poll has come further.
        }
    }

    /** Keeps the announced end of a shop's authorisation. */
    public void authorisationEnds(ShopId shop, Instant end) {
        Map<String, AttributeValue> item = new HashMap<>(key(ENDING, shop.value()));
        item.put("endsAt", number(end.getEpochSecond()));
        item.put("expires", number(end.plus(KEEP_ENDING).getEpochSecond()));
        dynamo.putItem(p -> p.tableName(table).item(item));
    }

    /** The announced ends of authorisations, until the shop is connected again. */
    public Map<ShopId, Instant> authorisationEnds() {
        return dynamo
                .queryPaginator(q -> q.tableName(table)
                        .keyConditionExpression("pk = :pk")
                        .expressionAttributeValues(Map.of(":pk", text(ENDING))))
                .items()
                .stream()
                .collect(Collectors.toMap(
                        item -> new ShopId(textOf(item, "sk")),
                        item -> Instant.ofEpochSecond(numberOf(item, "endsAt")),
                        (first, second) -> second,
                        TreeMap::new));
    }

    /**
     * Takes or prolongs a lease.
     *
     * @param until when it ends by itself, should the holder die
     * @return false while another holder has it
     */
    public boolean lease(String name, String holder, Instant until, Instant now) {
        Map<String, AttributeValue> item = new HashMap<>(key(LEASE + "#" + name, LEASE));
        item.put("holder", text(holder));
        item.put("endsAt", number(until.toEpochMilli()));
        item.put("expires", number(until.plus(KEEP_LEASE).getEpochSecond()));
        try {
            dynamo.putItem(p -> p.tableName(table)
                    .item(item)
                    .conditionExpression("attribute_not_exists(pk) OR endsAt <= :now OR holder = :holder")
                    .expressionAttributeValues(Map.of(":now", number(now.toEpochMilli()), ":holder", text(holder))));
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }

    /** Gives a lease back; nothing happens where another holder has it by now. */
    public void release(String name, String holder) {
        try {
            dynamo.deleteItem(d -> d.tableName(table)
                    .key(key(LEASE + "#" + name, LEASE))
                    .conditionExpression("attribute_not_exists(pk) OR holder = :holder")
                    .expressionAttributeValues(Map.of(":holder", text(holder))));
        } catch (ConditionalCheckFailedException e) {
            // It ran out, and another took it.
        }
    }

    private void write(Shop shop, String more, Map<String, AttributeValue> moreValues) {
        Map<String, AttributeValue> values = new HashMap<>(moreValues);
        values.put(":name", text(shop.name()));
        values.put(":region", text(shop.region()));
        values.put(":zone", text(shop.zone().getId()));
        values.put(":cipher", text(shop.cipher()));
        values.put(":seller", text(shop.seller()));
        values.put(":owner", text(shop.owner()));
        values.put(":connectedAt", number(shop.connectedAt().toEpochMilli()));
        values.put(":state", text(shop.state().name()));
        values.put(
                ":warehouses",
                AttributeValue.fromM(shop.warehouses().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> text(entry.getValue())))));
        dynamo.updateItem(u -> u.tableName(table)
                .key(key(SHOPS, shop.id().value()))
                .updateExpression("SET #name = :name, #region = :region, #zone = :zone, cipher = :cipher,"
                        + " seller = :seller, #owner = :owner, connectedAt = :connectedAt, #state = :state,"
                        + " warehouses = :warehouses" + more)
                .expressionAttributeNames(Map.of(
                        "#name", "name", "#region", "region", "#zone", "zone", "#owner", "owner", "#state", "state"))
                .expressionAttributeValues(values));
    }

    private static Shop shop(Map<String, AttributeValue> item) {
        return new Shop(
                new ShopId(textOf(item, "sk")),
                textOf(item, "name"),
                textOf(item, "region"),
                ZoneId.of(textOf(item, "zone")),
                textOf(item, "cipher"),
                textOf(item, "seller"),
                textOf(item, "owner"),
                Instant.ofEpochMilli(numberOf(item, "connectedAt")),
                Shop.State.valueOf(textOf(item, "state")),
                mapOf(item, "warehouses").entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, entry -> entry.getValue().s())));
    }
}
