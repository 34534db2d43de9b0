package dev.backroom.localcloud.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table on demand as the template describes it.
 *
 * @param attributes key attributes and their types S, N or B
 * @param stream the view type of the table's stream
 * @param expiry the attribute that DynamoDB reads as time to live
 */
public record TableSpec(
        String id,
        String name,
        Map<String, String> attributes,
        Keys keys,
        List<Index> indexes,
        Optional<String> stream,
        Optional<String> expiry) {

    public record Keys(String hash, Optional<String> range) {}

    /** @param included further attributes when the projection is INCLUDE */
    public record Index(String name, Keys keys, String projection, List<String> included) {}

    static TableSpec of(String id, String name, Section properties) {
        properties.needOneOf("BillingMode", "PAY_PER_REQUEST");
        Map<String, String> attributes = new LinkedHashMap<>();
        for (Section attribute : properties.sections("AttributeDefinitions")) {
            attributes.put(attribute.need("AttributeName"), attribute.needOneOf("AttributeType", "S", "N", "B"));
            attribute.end();
        }
        List<Index> indexes = new ArrayList<>();
        for (Section index : properties.sections("GlobalSecondaryIndexes")) {
            indexes.add(index(index));
        }
        TableSpec table = new TableSpec(
                id,
                name,
                Map.copyOf(attributes),
                keys(properties),
                List.copyOf(indexes),
                properties.section("StreamSpecification").map(TableSpec::stream),
                properties.section("TimeToLiveSpecification").flatMap(TableSpec::expiry));
        properties
                .described(
                        "TableName",
                        "PointInTimeRecoverySpecification",
                        "SSESpecification",
                        "DeletionProtectionEnabled",
                        "Tags")
                .end();
        return table;
    }

    private static Index index(Section index) {
        Section projection = index.section("Projection").orElseThrow(() -> index.complaint("Projection", "is missing"));
        Index read = new Index(
                index.need("IndexName"),
                keys(index),
                projection
                        .oneOf("ProjectionType", "ALL", "KEYS_ONLY", "INCLUDE")
                        .orElse("ALL"),
                projection.texts("NonKeyAttributes"));
        projection.end();
        index.end();
        return read;
    }

    private static Keys keys(Section owner) {
        Optional<String> hash = Optional.empty();
        Optional<String> range = Optional.empty();
        for (Section key : owner.sections("KeySchema")) {
            String name = key.need("AttributeName");
            if (key.needOneOf("KeyType", "HASH", "RANGE").equals("HASH")) {
                hash = Optional.of(name);
            } else {
                range = Optional.of(name);
            }
            key.end();
        }
        return new Keys(hash.orElseThrow(() -> owner.complaint("KeySchema", "has no HASH key")), range);
    }

    private static String stream(Section stream) {
        String view = stream.needOneOf("StreamViewType", "NEW_AND_OLD_IMAGES", "NEW_IMAGE", "OLD_IMAGE", "KEYS_ONLY");
        stream.end();
        return view;
    }

    private static Optional<String> expiry(Section ttl) {
        String attribute = ttl.need("AttributeName");
        boolean enabled = ttl.flag("Enabled", false);
        ttl.end();
        return enabled ? Optional.of(attribute) : Optional.empty();
    }
}
