package dev.backroom.tableengine.validation;

import static dev.backroom.tableengine.error.ErrorType.VALIDATION;
import static dev.backroom.tableengine.validation.RequestFixture.json;
import static dev.backroom.tableengine.validation.RequestFixture.refuses;
import static dev.backroom.tableengine.validation.RequestFixture.takes;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestsTest {
    private static final String ONE = "1 validation error detected: ";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            CreateTable   | {}                        | The parameter 'TableName' is required but was not present in the request
            UpdateTable   | {}                        | The parameter 'TableName' is required but was not present in the request
            DescribeTable | {}                        | The parameter 'TableName' is required but was not present in the request
            DeleteTable   | {}                        | The parameter 'TableName' is required but was not present in the request
            DescribeTable | {'TableName':'ab'}        | TableName must be at least 3 characters long and at most 255 characters long
            DeleteTable   | {'TableName':''}          | TableName must be at least 3 characters long and at most 255 characters long
            DeleteTable   | {'TableName':'abc;'}      | 1 validation error detected: Value 'abc;' at 'tableName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+
            CreateTable   | {'TableName':'ab'}        | 1 validation error detected: Value 'ab' at 'tableName' failed to satisfy constraint: Member must have length greater than or equal to 3
            CreateTable   | {'TableName':'a;'}        | 2 validation errors detected: Value 'a;' at 'tableName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+; Value 'a;' at 'tableName' failed to satisfy constraint: Member must have length greater than or equal to 3
            PutItem       | {}                        | 1 validation error detected: Value null at 'tableName' failed to satisfy constraint: Member must not be null
            PutItem       | {'TableName':''}          | 1 validation error detected: Value '' at 'tableName' failed to satisfy constraint: Member must have length greater than or equal to 1
            UpdateItem    | {'TableName':'a;'}        | 1 validation error detected: Value 'a;' at 'tableName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+
            PutItem       | {'TableName':'abc'}       | 1 validation error detected: Value null at 'item' failed to satisfy constraint: Member must not be null
            PutItem       | {'TableName':'abc','ReturnConsumedCapacity':'hi','ReturnValues':'hi','ReturnItemCollectionMetrics':'hi'} | 4 validation errors detected: Value null at 'item' failed to satisfy constraint: Member must not be null; Value 'hi' at 'returnConsumedCapacity' failed to satisfy constraint: Member must satisfy enum value set: [INDEXES, TOTAL, NONE]; Value 'hi' at 'returnValues' failed to satisfy constraint: Member must satisfy enum value set: [ALL_NEW, UPDATED_OLD, ALL_OLD, NONE, UPDATED_NEW]; Value 'hi' at 'returnItemCollectionMetrics' failed to satisfy constraint: Member must satisfy enum value set: [SIZE, NONE]
            UpdateItem    | {'TableName':'abc','Key':{},'ReturnConsumedCapacity':'hi','ReturnValues':'hi'} | 1 validation error detected: Value 'hi' at 'returnValues' failed to satisfy constraint: Member must satisfy enum value set: [ALL_NEW, UPDATED_OLD, ALL_OLD, NONE, UPDATED_NEW]
            DeleteItem    | {}                        | 2 validation errors detected: Value null at 'tableName' failed to satisfy constraint: Member must not be null; Value null at 'key' failed to satisfy constraint: Member must not be null
            GetItem       | {}                        | 2 validation errors detected: Value null at 'key' failed to satisfy constraint: Member must not be null; Value null at 'tableName' failed to satisfy constraint: Member must not be null
            Query         | {'TableName':'abc','IndexName':'a;'} | 2 validation errors detected: Value 'a;' at 'indexName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+; Value 'a;' at 'indexName' failed to satisfy constraint: Member must have length greater than or equal to 3
            Query         | {'TableName':'abc','Select':'hi'} | 1 validation error detected: Value 'hi' at 'select' failed to satisfy constraint: Member must satisfy enum value set: [SPECIFIC_ATTRIBUTES, COUNT, ALL_ATTRIBUTES, ALL_PROJECTED_ATTRIBUTES]
            Query         | {'TableName':'abc','Limit':0} | 1 validation error detected: Value at 'Limit' failed to satisfy constraint: Member must have value greater than or equal to 1
            Scan          | {'TableName':'abc','Limit':0} | 1 validation error detected: Value '0' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1
            Scan          | {'TableName':'abc','Segment':-1,'TotalSegments':2} | 1 validation error detected: Value '-1' at 'segment' failed to satisfy constraint: Member must have value greater than or equal to 0
            Scan          | {'TableName':'abc','Segment':0,'TotalSegments':1000001} | 1 validation error detected: Value '1000001' at 'totalSegments' failed to satisfy constraint: Member must have value less than or equal to 1000000
            ListTables    | {'Limit':0}               | 1 validation error detected: Value '0' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1
            ListTables    | {'Limit':101}             | 1 validation error detected: Value '101' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 100
            ListTables    | {'ExclusiveStartTableName':'a;'} | 2 validation errors detected: Value 'a;' at 'exclusiveStartTableName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+; Value 'a;' at 'exclusiveStartTableName' failed to satisfy constraint: Member must have length greater than or equal to 3
            UpdateTimeToLive | {'TableName':'abc','TimeToLiveSpecification':{'AttributeName':'','Enabled':true}} | 1 validation error detected: Value '' at 'timeToLiveSpecification.attributeName' failed to satisfy constraint: Member must have length greater than or equal to 1
            DescribeTimeToLive | {}                   | The parameter 'TableName' is required but was not present in the request
            UpdateTimeToLive | {'TableName':'ab'}     | TableName must be at least 3 characters long and at most 255 characters long
            UpdateTimeToLive | {'TableName':'abc'}    | 1 validation error detected: Value null at 'timeToLiveSpecification' failed to satisfy constraint: Member must not be null
            TagResource   | {'ResourceArn':'a'}       | 1 validation error detected: Value null at 'tags' failed to satisfy constraint: Member must not be null
            GetRecords    | {}                        | 1 validation error detected: Value null at 'shardIterator' failed to satisfy constraint: Member must not be null
            GetRecords    | {'ShardIterator':'a','Limit':1001} | 1 validation error detected: Value '1001' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 1000
            TransactWriteItems | {}                   | 1 validation error detected: Value null at 'transactItems' failed to satisfy constraint: Member must not be null
            TransactWriteItems | {'TransactItems':[]} | 1 validation error detected: Value '[]' at 'transactItems' failed to satisfy constraint: Member must have length greater than or equal to 1
            TransactWriteItems | {'TransactItems':[{'Update':{'TableName':'abc','UpdateExpression':'a'}}]} | 1 validation error detected: Value null at 'transactItems.1.member.update.key' failed to satisfy constraint: Member must not be null
            TransactWriteItems | {'TransactItems':[{'ConditionCheck':{'TableName':'abc','Key':{}}}]} | 1 validation error detected: Value null at 'transactItems.1.member.conditionCheck.conditionExpression' failed to satisfy constraint: Member must not be null
            TransactWriteItems | {'TransactItems':[{}]} | Invalid Request: TransactWriteRequest should contain Delete or Put or Update request
            TransactWriteItems | {'TransactItems':[{'Put':{'TableName':'abc','Item':{}},'Delete':{'TableName':'abc','Key':{}}}]} | TransactItems can only contain one of Check, Put, Update or Delete
            TransactGetItems | {'TransactItems':[{}]} | 1 validation error detected: Value null at 'transactItems.1.member.get' failed to satisfy constraint: Member must not be null
            BatchGetItem  | {}                        | 1 validation error detected: Value null at 'requestItems' failed to satisfy constraint: Member must not be null
            BatchGetItem  | {'RequestItems':{}}       | The requestItems parameter is required for BatchGetItem
            BatchGetItem  | {'RequestItems':{'abc':{}}} | 1 validation error detected: Value null at 'requestItems.abc.member.keys' failed to satisfy constraint: Member must not be null
            BatchGetItem  | {'RequestItems':{'abc':{'Keys':[]}}} | 1 validation error detected: Value at 'requestItems.abc.member.keys' failed to satisfy constraint: Member must have length greater than or equal to 1
            BatchWriteItem | {'RequestItems':{}}      | The requestItems parameter is required for BatchWriteItem
            BatchWriteItem | {'RequestItems':{'abc':[]}} | 1 validation error detected: Value at 'requestItems.abc.member' failed to satisfy constraint: Member must have length greater than or equal to 1
            BatchWriteItem | {'RequestItems':{'abc':[{'PutRequest':{},'DeleteRequest':{}}]}} | 2 validation errors detected: Value null at 'requestItems.abc.member.1.member.deleteRequest.key' failed to satisfy constraint: Member must not be null; Value null at 'requestItems.abc.member.1.member.putRequest.item' failed to satisfy constraint: Member must not be null
            """)
    void refusesBounds_withTheServicesText(String operation, String request, String text) {
        refuses(operation, request, VALIDATION, text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            PutItem    | {'TableName':'abc','Item':{},'ReturnValues':'ALL_NEW'} | ReturnValues can only be ALL_OLD or NONE
            DeleteItem | {'TableName':'abc','Key':{},'ReturnValues':'UPDATED_OLD'} | ReturnValues can only be ALL_OLD or NONE
            PutItem    | {'TableName':'abc','Item':{'a':{}},'ReturnValues':'ALL_NEW'} | Supplied AttributeValue is empty, must contain exactly one of the supported datatypes
            DeleteItem | {'TableName':'abc','Key':{'a':{}},'ReturnValues':'ALL_NEW'} | Supplied AttributeValue is empty, must contain exactly one of the supported datatypes
            PutItem    | {'TableName':'abc','Item':{},'ExpressionAttributeNames':{}} | ExpressionAttributeNames can only be specified when using expressions
            PutItem    | {'TableName':'abc','Item':{},'ExpressionAttributeValues':{}} | ExpressionAttributeValues can only be specified when using expressions: ConditionExpression is null
            PutItem    | {'TableName':'abc','Item':{'a':{}},'ExpressionAttributeValues':{}} | ExpressionAttributeValues can only be specified when using expressions: ConditionExpression is null
            Query      | {'TableName':'abc','ExclusiveStartKey':{'a':{}},'ExpressionAttributeValues':{}} | ExpressionAttributeValues can only be specified when using expressions: FilterExpression and KeyConditionExpression are null
            UpdateItem | {'TableName':'abc','Key':{'a':{}},'ExpressionAttributeValues':{}} | ExpressionAttributeValues can only be specified when using expressions: UpdateExpression and ConditionExpression are null
            Scan       | {'TableName':'abc','ExpressionAttributeValues':{}} | ExpressionAttributeValues can only be specified when using expressions: FilterExpression is null
            UpdateItem | {'TableName':'abc','Key':{},'Expected':{},'AttributeUpdates':{},'UpdateExpression':'','ConditionExpression':''} | Can not use both expression and non-expression parameters in the same request: Non-expression parameters: {AttributeUpdates, Expected} Expression parameters: {UpdateExpression, ConditionExpression}
            Scan       | {'TableName':'abc','ScanFilter':{},'AttributesToGet':['a'],'ConditionalOperator':'OR','FilterExpression':'','ProjectionExpression':''} | Can not use both expression and non-expression parameters in the same request: Non-expression parameters: {AttributesToGet, ScanFilter, ConditionalOperator} Expression parameters: {ProjectionExpression, FilterExpression}
            BatchGetItem | {'RequestItems':{'abc':{'Keys':[{}],'AttributesToGet':['a'],'ProjectionExpression':'a'}}} | Can not use both expression and non-expression parameters in the same request: Non-expression parameters: {AttributesToGet} Expression parameters: {ProjectionExpression}
            GetItem    | {'TableName':'abc','Key':{},'AttributesToGet':['a']} | The legacy parameter AttributesToGet is not supported by this engine; use ProjectionExpression instead
            PutItem    | {'TableName':'abc','Item':{},'Expected':{}} | The legacy parameter Expected is not supported by this engine; use ConditionExpression instead
            UpdateItem | {'TableName':'abc','Key':{},'AttributeUpdates':{}} | The legacy parameter AttributeUpdates is not supported by this engine; use UpdateExpression instead
            Query      | {'TableName':'abc','KeyConditions':{}} | The legacy parameter KeyConditions is not supported by this engine; use KeyConditionExpression instead
            Query      | {'TableName':'abc'} | Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.
            Query      | {'TableName':'abc','KeyConditionExpression':'a','Select':'SPECIFIC_ATTRIBUTES'} | 1 validation error detected: Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES
            Scan       | {'TableName':'abc','Select':'SPECIFIC_ATTRIBUTES'} | Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES
            Query      | {'TableName':'abc','KeyConditionExpression':'a','ProjectionExpression':'a','Select':'COUNT'} | Cannot specify the ProjectionExpression when choosing to get only the Count
            Scan       | {'TableName':'abc','ProjectionExpression':'a','Select':'ALL_ATTRIBUTES'} | Cannot specify the ProjectionExpression when choosing to get ALL_ATTRIBUTES
            Scan       | {'TableName':'abc','Select':'ALL_PROJECTED_ATTRIBUTES'} | ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName
            Scan       | {'TableName':'abc','Segment':1} | The TotalSegments parameter is required but was not present in the request when Segment parameter is present
            Scan       | {'TableName':'abc','TotalSegments':1} | The Segment parameter is required but was not present in the request when parameter TotalSegments is present
            Scan       | {'TableName':'abc','Segment':1,'TotalSegments':1} | The Segment parameter is zero-based and must be less than parameter TotalSegments: Segment: 1 is not less than TotalSegments: 1
            """)
    void refusesMembers_thatDoNotGoTogether(String operation, String request, String text) {
        refuses(operation, request, VALIDATION, text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            PutItem     | {'TableName':'arn:aws:dynamodb:us-east-1:123456789012:table/abc','Item':{'a':{'S':'x'}}}
            PutItem     | {'TableName':'a','Item':{'a':{'S':'x'}},'ConditionExpression':'a','ExpressionAttributeNames':{}}
            UpdateItem  | {'TableName':'abc','Key':{}}
            Query       | {'TableName':'abc','KeyConditionExpression':'a','Limit':1,'Select':'COUNT'}
            Scan        | {'TableName':'abc','Segment':0,'TotalSegments':1,'ProjectionExpression':'a','Select':'SPECIFIC_ATTRIBUTES'}
            DescribeTable | {'TableName':'arn:aws:dynamodb:us-east-1:123456789012:table/abc'}
            ListTables  | {}
            ListStreams | {}
            BatchGetItem | {'RequestItems':{'abc':{'Keys':[{'a':{'S':'x'}}]}}}
            BatchWriteItem | {'RequestItems':{'abc':[{'PutRequest':{'Item':{}}}]}}
            TransactWriteItems | {'TransactItems':[{'Put':{'TableName':'abc','Item':{}}}],'ClientRequestToken':'x'}
            TransactGetItems | {'TransactItems':[{'Get':{'TableName':'abc','Key':{}}}]}
            """)
    void takesRequest_thatIsWellFormed(String operation, String request) {
        takes(operation, request);
    }

    @Test
    void refusesBatches_thatAreTooLarge() {
        String key = "{'a':{'S':'x'}}";
        refuses(
                "BatchGetItem",
                "{'RequestItems':{'abc':{'Keys':[" + (key + ",").repeat(100) + key + "]}}}",
                VALIDATION,
                ONE + "Value at 'RequestItems.abc.member.Keys' failed to satisfy constraint: Member must have length"
                        + " less than or equal to 100");
        refuses(
                "BatchGetItem",
                "{'RequestItems':{'abc':{'Keys':[" + (key + ",").repeat(99) + key + "]},'abd':{'Keys':[" + key + "]}}}",
                VALIDATION,
                "Too many items requested for the BatchGetItem call");
        String put = "{'PutRequest':{'Item':" + key + "}}";
        assertThatThrownBy(() -> Requests.check(
                        "BatchWriteItem", json("{'RequestItems':{'abc':[" + (put + ",").repeat(25) + put + "]}}")))
                .hasMessageMatching(
                        ONE + "Value '\\{abc=\\[.+\\]\\}' at 'requestItems' failed to satisfy constraint: Map"
                                + " value must satisfy constraint: \\[Member must have length less than or equal to 25, Member"
                                + " must have length greater than or equal to 1\\]");
        String action = "{'Delete':{'TableName':'abc','Key':" + key + "}}";
        assertThatThrownBy(() -> Requests.check(
                        "TransactWriteItems", json("{'TransactItems':[" + (action + ",").repeat(100) + action + "]}")))
                .hasMessageMatching(
                        ONE + "Value '\\[.+\\]' at 'transactItems' failed to satisfy constraint: Member must"
                                + " have length less than or equal to 100");
    }

    @Test
    void refusesNamesOfAttributes_thatAreTooLong() {
        String longest = "n".repeat(65_535);
        takes("PutItem", "{'TableName':'abc','Item':{'" + longest + "':{'S':'x'}}}");
        assertThatThrownBy(() ->
                        Requests.check("PutItem", json("{'TableName':'abc','Item':{'" + longest + "n':{'S':'x'}}}")))
                .hasMessageMatching(
                        ONE + "Value '\\{.+\\}' at 'item' failed to satisfy constraint: Map keys must satisfy"
                                + " constraint: \\[Member must have length less than or equal to 65535, Member must have"
                                + " length greater than or equal to 0\\]");
        assertThatThrownBy(() -> Requests.check(
                        "GetItem",
                        json(
                                "{'TableName':'abc','Key':{},'ProjectionExpression':'#n','ExpressionAttributeNames':{'#n':'"
                                        + longest + "n'}}")))
                .hasMessageMatching(ONE + "Value '\\{.+\\}' at 'expressionAttributeNames' failed to satisfy"
                        + " constraint: Map value must satisfy constraint: \\[Member must have length less than or equal"
                        + " to 65535, Member must have length greater than or equal to 0\\]");
    }

    @Test
    void refusesStartKey_asTheServiceWordsIt() {
        assertThatThrownBy(() -> StartKeys.read(json("{'a':{}}")))
                .hasMessage(
                        "The provided starting key is invalid: Supplied AttributeValue is empty, must contain exactly"
                                + " one of the supported datatypes");
        assertThatThrownBy(() -> StartKeys.read(json("{'a':{'SS':[]}}")))
                .hasMessage("The provided starting key is invalid: One or more parameter values were invalid: An string"
                        + " set  may not be empty");
        assertThatThrownBy(() -> StartKeys.read(json("{'a':{'N':'b'}}")))
                .hasMessage("The parameter cannot be converted to a numeric value: b");
        assertThatThrownBy(() -> StartKeys.read(json("{'a':{'NS':[]}}")))
                .hasMessage("One or more parameter values were invalid: An number set  may not be empty");
    }
}
