package dev.backroom.tableengine.validation;

import static dev.backroom.tableengine.validation.Shape.ANY_TEXT;
import static dev.backroom.tableengine.validation.Shape.FLAG;
import static dev.backroom.tableengine.validation.Shape.integer;
import static dev.backroom.tableengine.validation.Shape.list;
import static dev.backroom.tableengine.validation.Shape.name;
import static dev.backroom.tableengine.validation.Shape.oneOf;
import static dev.backroom.tableengine.validation.Shape.structure;
import static dev.backroom.tableengine.validation.Shape.text;

/** The requests on tables and streams. The order of members is the order in which the service lists what is wrong with them. */
final class TableShapes {
    private static final Shape TABLE = new Shape.TableName(false);
    private static final Shape THROUGHPUT = structure("ProvisionedThroughput")
            .needs("WriteCapacityUnits", Shape.units())
            .needs("ReadCapacityUnits", Shape.units());
    private static final Shape KEYS = list(
            structure("KeySchemaElement").needs("AttributeName", text(1, 255)).needs("KeyType", oneOf("HASH", "RANGE")),
            1,
            2);
    private static final Shape DEFINITIONS = list(structure("AttributeDefinition")
            .needs("AttributeName", text(1, 255))
            .needs("AttributeType", oneOf("B", "N", "S")));
    private static final Shape PROJECTION = structure("Projection")
            .with("ProjectionType", oneOf("ALL", "INCLUDE", "KEYS_ONLY"))
            .with("NonKeyAttributes", list(text(1, 255), 1, 20));
    private static final Shape BILLING = oneOf("PROVISIONED", "PAY_PER_REQUEST");
    private static final Shape STREAM = structure("StreamSpecification")
            .needs("StreamEnabled", FLAG)
            .with("StreamViewType", oneOf("NEW_IMAGE", "OLD_IMAGE", "NEW_AND_OLD_IMAGES", "KEYS_ONLY"));
    private static final Shape ON_DEMAND = structure("OnDemandThroughput")
            .with("MaxReadRequestUnits", new Shape.Whole("Long", Long.MIN_VALUE, Long.MAX_VALUE))
            .with("MaxWriteRequestUnits", new Shape.Whole("Long", Long.MIN_VALUE, Long.MAX_VALUE));
    private static final Shape TAGS =
            list(structure("Tag").with("Key", ANY_TEXT).with("Value", ANY_TEXT));
    private static final Shape GLOBAL = global("GlobalSecondaryIndex");
    private static final Shape LOCAL = structure("LocalSecondaryIndex")
            .needs("IndexName", name())
            .needs("KeySchema", KEYS)
            .needs("Projection", PROJECTION);

    static final Shape.Structure CREATE = structure("CreateTableInput")
            .with("BillingMode", BILLING)
            .with("ProvisionedThroughput", THROUGHPUT)
            .needs("KeySchema", KEYS)
            .needs("AttributeDefinitions", DEFINITIONS)
            .with("LocalSecondaryIndexes", list(LOCAL))
            .with("GlobalSecondaryIndexes", list(GLOBAL))
            .with("StreamSpecification", STREAM)
            .with("TableClass", ANY_TEXT)
            .with("Tags", TAGS)
            .with("DeletionProtectionEnabled", FLAG)
            .with("OnDemandThroughput", ON_DEMAND)
            .with("TableName", ANY_TEXT);

    static final Shape.Structure UPDATE = structure("UpdateTableInput")
            .with("BillingMode", BILLING)
            .with("ProvisionedThroughput", THROUGHPUT)
            .with("AttributeDefinitions", DEFINITIONS)
            .with(
                    "GlobalSecondaryIndexUpdates",
                    list(structure("GlobalSecondaryIndexUpdate")
                            .with(
                                    "Update",
                                    structure("UpdateGlobalSecondaryIndexAction")
                                            .needs("IndexName", name())
                                            .with("ProvisionedThroughput", THROUGHPUT)
                                            .with("OnDemandThroughput", ON_DEMAND))
                            .with("Create", global("CreateGlobalSecondaryIndexAction"))
                            .with(
                                    "Delete",
                                    structure("DeleteGlobalSecondaryIndexAction")
                                            .needs("IndexName", name()))))
            .with("StreamSpecification", STREAM)
            .with("TableClass", ANY_TEXT)
            .with("DeletionProtectionEnabled", FLAG)
            .with("OnDemandThroughput", ON_DEMAND)
            .with("TableName", ANY_TEXT);

    /** DescribeTable and DeleteTable. */
    static final Shape.Structure NAMED = structure("TableInput").with("TableName", ANY_TEXT);

    /** The further operations on one existing table. */
    static final Shape.Structure OF_TABLE = structure("TableInput").needs("TableName", TABLE);

    static final Shape.Structure LIST =
            structure("ListTablesInput").with("ExclusiveStartTableName", name()).with("Limit", integer(1, 100));

    static final Shape.Structure EXPIRY = OF_TABLE.needs(
            "TimeToLiveSpecification",
            structure("TimeToLiveSpecification").needs("Enabled", FLAG).needs("AttributeName", text(1, 255)));

    static final Shape.Structure BACKUPS = OF_TABLE.needs(
            "PointInTimeRecoverySpecification",
            structure("PointInTimeRecoverySpecification")
                    .needs("PointInTimeRecoveryEnabled", FLAG)
                    .with("RecoveryPeriodInDays", integer(1, 35)));

    static final Shape.Structure TAG =
            structure("TagResourceInput").needs("ResourceArn", text(1, 1283)).needs("Tags", TAGS);

    static final Shape.Structure UNTAG =
            structure("UntagResourceInput").needs("ResourceArn", text(1, 1283)).needs("TagKeys", list(ANY_TEXT));

    static final Shape.Structure TAGS_OF = structure("ListTagsOfResourceInput")
            .needs("ResourceArn", text(1, 1283))
            .with("NextToken", ANY_TEXT);

    private static final Shape STREAM_ARN = text(37, 1024);
    private static final Shape SHARD = text(28, 65);

    static final Shape.Structure LIST_STREAMS = structure("ListStreamsInput")
            .with("TableName", TABLE)
            .with("Limit", integer(1, 100))
            .with("ExclusiveStartStreamArn", STREAM_ARN);

    static final Shape.Structure DESCRIBE_STREAM = structure("DescribeStreamInput")
            .needs("StreamArn", STREAM_ARN)
            .with("Limit", integer(1, 100))
            .with("ExclusiveStartShardId", SHARD);

    static final Shape.Structure SHARD_ITERATOR = structure("GetShardIteratorInput")
            .with("SequenceNumber", text(21, 40))
            .needs("StreamArn", STREAM_ARN)
            .needs("ShardId", SHARD)
            .needs("ShardIteratorType", oneOf("AFTER_SEQUENCE_NUMBER", "LATEST", "AT_SEQUENCE_NUMBER", "TRIM_HORIZON"));

    static final Shape.Structure RECORDS =
            structure("GetRecordsInput").needs("ShardIterator", text(1, 2048)).with("Limit", integer(1, 1000));

    private TableShapes() {}

    private static Shape.Structure global(String name) {
        return structure(name)
                .needs("KeySchema", KEYS)
                .needs("Projection", PROJECTION)
                .needs("IndexName", name())
                .with("ProvisionedThroughput", THROUGHPUT)
                .with("OnDemandThroughput", ON_DEMAND);
    }
}
