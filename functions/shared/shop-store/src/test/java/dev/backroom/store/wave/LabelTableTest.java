package dev.backroom.store.wave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroom.model.ShopId;
import dev.backroom.model.order.OrderKey;
import dev.backroom.store.EmbeddedDynamo;
import dev.backroom.store.dynamo.Fields;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

@Tag("engine")
final class LabelTableTest {
    private static final ShopId SHOP = new ShopId("7495540735365777507");
    private static final ShopId OTHER = new ShopId("7495540735365777508");
    private static final OrderKey ORDER = new OrderKey(SHOP, "576500000000000001");
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final DynamoDbClient dynamo = EmbeddedDynamo.client();
    private final String name = "Labels-" + UUID.randomUUID();
    private Instant now = NOON;
    private final LabelTable labels = new LabelTable(dynamo, name, new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    });

    LabelTableTest() {
        dynamo.createTable(c -> c.tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                        a -> a.attributeName("pk").attributeType(ScalarAttributeType.S),
                        a -> a.attributeName("sk").attributeType(ScalarAttributeType.S),
                        a -> a.attributeName("ofShop").attributeType(ScalarAttributeType.S))
                .keySchema(
                        k -> k.attributeName("pk").keyType(KeyType.HASH),
                        k -> k.attributeName("sk").keyType(KeyType.RANGE))
                .globalSecondaryIndexes(i -> i.indexName("shops")
                        .keySchema(
                                k -> k.attributeName("ofShop").keyType(KeyType.HASH),
                                k -> k.attributeName("pk").keyType(KeyType.RANGE))
                        .projection(p -> p.projectionType(ProjectionType.KEYS_ONLY))));
    }

    @Test
    void givesBackEveryByte_howeverManyPartsItTakes() {
        for (int bytes : List.of(1, LabelTable.PART, LabelTable.PART + 1, LabelTable.LARGEST)) {
            ShippingLabel label = label(ORDER, "P" + bytes, NOON, bytes);
            labels.put(label);
            assertThat(labels.of(ORDER))
                    .filteredOn(one -> one.parcel().equals(label.parcel()))
                    .singleElement()
                    .satisfies(found -> {
                        assertThat(found.document()).isEqualTo(label.document());
                        assertThat(found.tracking()).isEqualTo("T-" + label.parcel());
                        assertThat(found.fetched()).isEqualTo(NOON);
                    });
        }
        assertThatThrownBy(() -> labels.put(label(ORDER, "P", NOON, LabelTable.LARGEST + 1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> labels.put(label(ORDER, "P", NOON, 0))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void showsTheNewerOne_whateverTheOldOneLeft() {
        labels.put(label(ORDER, "P1", NOON, 2 * LabelTable.PART));
        ShippingLabel newer = label(ORDER, "P1", NOON.plusSeconds(60), 10);
        labels.put(newer);

        assertThat(labels.of(ORDER))
                .singleElement()
                .satisfies(found -> assertThat(found.document()).isEqualTo(newer.document()));
    }

    @Test
    void forgetsALabel_afterItsDays() {
        labels.put(label(ORDER, "P1", NOON, 10));

        now = NOON.plus(LabelTable.KEPT).minusSeconds(1);
        assertThat(labels.of(ORDER)).hasSize(1);
        now = NOON.plus(LabelTable.KEPT);
        assertThat(labels.of(ORDER)).isEmpty();
        assertThat(dynamo.scan(s -> s.tableName(name)).items())
                .allSatisfy(item -> assertThat(Fields.numberOf(item, "expires"))
                        .isEqualTo(NOON.plus(Duration.ofDays(5)).getEpochSecond()));
    }

    @Test
    void erasesOneShopsLabels_inShares_andNoOthers() {
        for (int i = 1; i <= 20; i++) {
            labels.put(label(new OrderKey(SHOP, "" + i), "P" + i, NOON, LabelTable.PART + 1));
            labels.put(label(new OrderKey(OTHER, "" + i), "P" + i, NOON, 10));
        }

        assertThat(labels.erase(SHOP, 25)).isEqualTo(25);
        assertThat(labels.erase(SHOP, 25)).isEqualTo(15);
        assertThat(labels.erase(SHOP, 25)).isZero();

        for (int i = 1; i <= 20; i++) {
            assertThat(labels.of(new OrderKey(SHOP, "" + i))).isEmpty();
            assertThat(labels.of(new OrderKey(OTHER, "" + i))).hasSize(1);
        }
    }

    @Test
    void hidesItself_inTexts() {
        assertThat(label(ORDER, "P1", NOON, 10)).hasToString("ShippingLabel[hidden]");
    }

    private static ShippingLabel label(OrderKey order, String parcel, Instant fetched, int bytes) {
        byte[] document = new byte[bytes];
        new Random(bytes).nextBytes(document);
        return new ShippingLabel(order, parcel, "T-" + parcel, fetched, document);
    }
}
