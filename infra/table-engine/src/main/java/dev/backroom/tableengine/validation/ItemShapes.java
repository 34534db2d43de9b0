package dev.backroom.tableengine.validation;

import static dev.backroom.tableengine.validation.Shape.ANY_TEXT;
import static dev.backroom.tableengine.validation.Shape.FLAG;
import static dev.backroom.tableengine.validation.Shape.ITEM;
import static dev.backroom.tableengine.validation.Shape.NAMES;
import static dev.backroom.tableengine.validation.Shape.integer;
import static dev.backroom.tableengine.validation.Shape.list;
import static dev.backroom.tableengine.validation.Shape.name;
import static dev.backroom.tableengine.validation.Shape.oneOf;
import static dev.backroom.tableengine.validation.Shape.structure;
import static dev.backroom.tableengine.validation.Shape.text;

/** The requests on items. The order of members is the order in which the service lists what is wrong with them. */
final class ItemShapes {
    private static final Shape TABLE = new Shape.TableName(false);
    private static final Shape CAPACITY = oneOf("INDEXES", "TOTAL", "NONE");
    private static final Shape METRICS = oneOf("SIZE", "NONE");
    private static final Shape RETURNED = oneOf("ALL_NEW", "UPDATED_OLD", "ALL_OLD", "NONE", "UPDATED_NEW");
    private static final Shape RETURNED_IF_REFUSED = oneOf("ALL_OLD", "NONE");
    private static final Shape SELECT =
            oneOf("SPECIFIC_ATTRIBUTES", "COUNT", "ALL_ATTRIBUTES", "ALL_PROJECTED_ATTRIBUTES");
    private static final int MOST_ACTIONS = 100;

    static final Shape.Structure PUT = condition(structure("PutItemInput")
            .needs("TableName", TABLE)
            .needs("Item", ITEM)
            .with("ReturnConsumedCapacity", CAPACITY)
            .with("ReturnValues", RETURNED)
            .with("ReturnItemCollectionMetrics", METRICS));

    static final Shape.Structure UPDATE = condition(structure("UpdateItemInput")
            .needs("TableName", TABLE)
            .needs("Key", ITEM)
            .with("ReturnValues", RETURNED)
            .with("ReturnConsumedCapacity", CAPACITY)
            .with("ReturnItemCollectionMetrics", METRICS)
            .with("UpdateExpression", ANY_TEXT));

    static final Shape.Structure DELETE = condition(structure("DeleteItemInput")
            .needs("TableName", TABLE)
            .needs("Key", ITEM)
            .with("ReturnConsumedCapacity", CAPACITY)
            .with("ReturnValues", RETURNED)
            .with("ReturnItemCollectionMetrics", METRICS));

    static final Shape.Structure GET = projection(structure("GetItemInput")
            .needs("Key", ITEM)
            .needs("TableName", TABLE)
            .with("ReturnConsumedCapacity", CAPACITY)
            .with("ConsistentRead", FLAG));

    static final Shape.Structure QUERY = read("QueryInput", Shape.atLeast(1))
            .with("KeyConditionExpression", ANY_TEXT)
            .with("ScanIndexForward", FLAG);

    static final Shape.Structure SCAN = read("ScanInput", Shape.atLeast(1))
            .with("Segment", integer(0, 999_999))
            .with("TotalSegments", integer(1, 1_000_000));

    static final Shape.Structure BATCH_GET = structure("BatchGetItemInput")
            .with("ReturnConsumedCapacity", CAPACITY)
            .needs(
                    "RequestItems",
                    new Shape.Mapped(
                            "com.amazonaws.dynamodb.v20120810.KeysAndAttributes",
                            projection(structure("KeysAndAttributes")
                                    .needs("Keys", list(ITEM))
                                    .with("ConsistentRead", FLAG))));

    static final Shape.Structure BATCH_WRITE = structure("BatchWriteItemInput")
            .with("ReturnConsumedCapacity", CAPACITY)
            .with("ReturnItemCollectionMetrics", METRICS)
            .needs(
                    "RequestItems",
                    new Shape.Mapped(
                            "java.util.List<com.amazonaws.dynamodb.v20120810.WriteRequest>",
                            list(structure("WriteRequest")
                                    .with(
                                            "DeleteRequest",
                                            structure("DeleteRequest").needs("Key", ITEM))
                                    .with("PutRequest", structure("PutRequest").needs("Item", ITEM)))));

    static final Shape.Structure TRANSACT_WRITE = structure("TransactWriteItemsInput")
            .with("ReturnConsumedCapacity", CAPACITY)
            .with("ReturnItemCollectionMetrics", METRICS)
            .with("ClientRequestToken", text(1, 36))
            .needs(
                    "TransactItems",
                    list(
                            structure("TransactWriteItem")
                                    .with(
                                            "ConditionCheck",
                                            action("ConditionCheck")
                                                    .needs("Key", ITEM)
                                                    .needs("ConditionExpression", ANY_TEXT))
                                    .with("Delete", condition(action("Delete").needs("Key", ITEM)))
                                    .with("Put", condition(action("Put").needs("Item", ITEM)))
                                    .with(
                                            "Update",
                                            condition(action("Update")
                                                    .needs("Key", ITEM)
                                                    .needs("UpdateExpression", ANY_TEXT))),
                            1,
                            MOST_ACTIONS));

    static final Shape.Structure TRANSACT_GET = structure("TransactGetItemsInput")
            .with("ReturnConsumedCapacity", CAPACITY)
            .needs(
                    "TransactItems",
                    list(
                            structure("TransactGetItem")
                                    .needs(
                                            "Get",
                                            projection(structure("Get")
                                                    .needs("Key", ITEM)
                                                    .needs("TableName", TABLE))),
                            1,
                            MOST_ACTIONS));

    private ItemShapes() {}

    private static Shape.Structure condition(Shape.Structure structure) {
        return structure
                .with("ConditionExpression", ANY_TEXT)
                .with("ExpressionAttributeNames", NAMES)
                .with("ExpressionAttributeValues", ITEM)
                .with("ReturnValuesOnConditionCheckFailure", RETURNED_IF_REFUSED);
    }

    private static Shape.Structure projection(Shape.Structure structure) {
        return structure.with("ProjectionExpression", ANY_TEXT).with("ExpressionAttributeNames", NAMES);
    }

    private static Shape.Structure action(String name) {
        return structure(name)
                .needs("TableName", TABLE)
                .with("ExpressionAttributeNames", NAMES)
                .with("ExpressionAttributeValues", ITEM)
                .with("ReturnValuesOnConditionCheckFailure", RETURNED_IF_REFUSED);
    }

    private static Shape.Structure read(String input, Shape limit) {
        return projection(structure(input)
                .needs("TableName", TABLE)
                .with("IndexName", name())
                .with("ReturnConsumedCapacity", CAPACITY)
                .with("Select", SELECT)
                .with("Limit", limit)
                .with("ConsistentRead", FLAG)
                .with("ExclusiveStartKey", ITEM)
                .with("FilterExpression", ANY_TEXT)
                .with("ExpressionAttributeValues", ITEM));
    }
}
