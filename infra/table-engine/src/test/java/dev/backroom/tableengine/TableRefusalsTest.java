package dev.backroom.tableengine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What is wrong with tables, their changes and their tags, in the service's words. Short for members: {@code keys(a b)} and
 * {@code keys(a:HASH b:HASH)}, {@code defs(a b)} of texts, {@code units(1 2)}, {@code keysOnly} for a projection.
 */
@Tag("engine")
class TableRefusalsTest {
    private static final TableEngine ENGINE = TableEngine.open(EngineOptions.inMemory());
    private static final Calls CALLS = new Calls(ENGINE);

    @BeforeAll
    static void create() {
        String index = "'GlobalSecondaryIndexes':[{'IndexName':'one','keys(b)','keysOnly' PRICE}]";
        assertThat(refusal(
                        "CreateTable",
                        "'TableName':'priced','keys(a)','defs(a b)','units(5 6)',"
                                + index.replace(" PRICE", ",'units(2 2)'")))
                .isEmpty();
        assertThat(refusal(
                        "CreateTable",
                        "'TableName':'demand','keys(a)','defs(a b)','BillingMode':'PAY_PER_REQUEST',"
                                + index.replace(" PRICE", "")))
                .isEmpty();
    }

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    private static String refusal(String operation, String members) {
        return CALLS.refusal(operation, "{" + written(members) + "}");
    }

    private static String written(String members) {
        StringBuilder text = new StringBuilder();
        int from = 0;
        Matcher found = Pattern.compile("'(keys|defs|units)\\(([^)]*)\\)'").matcher(members);
        while (found.find()) {
            String[] names = found.group(2).split(" ");
            text.append(members, from, found.start())
                    .append(
                            switch (found.group(1)) {
                                case "keys" -> "'KeySchema':" + keys(names);
                                case "defs" -> "'AttributeDefinitions':" + definitions(names);
                                default ->
                                    "'ProvisionedThroughput':{'ReadCapacityUnits':" + names[0]
                                            + ",'WriteCapacityUnits':" + names[1] + "}";
                            });
            from = found.end();
        }
        return text.append(members.substring(from))
                .toString()
                .replace("'keysOnly'", "'Projection':{'ProjectionType':'KEYS_ONLY'}");
    }

    private static String keys(String... names) {
        return IntStream.range(0, names.length)
                .mapToObj(at -> {
                    String[] parts = names[at].split(":");
                    String type = parts.length > 1 ? parts[1] : at == 0 ? "HASH" : "RANGE";
                    return "{'AttributeName':'" + parts[0] + "','KeyType':'" + type + "'}";
                })
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String definitions(String... names) {
        return Arrays.stream(names)
                .filter(name -> !name.isEmpty())
                .map(name -> "{'AttributeName':'" + name + "','AttributeType':'S'}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'keys(a)','defs()'                             | One or more parameter values were invalid: ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED
            'keys(a a:HASH)','defs()','BillingMode':'PAY_PER_REQUEST','units(1 1)' | One or more parameter values were invalid: Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST
            'keys(a)','defs()','units(1000000000001 1000000000001)' | Given value 1000000000001 for ReadCapacityUnits is out of bounds
            'keys(a)','defs()','units(1000000000000 1000000000001)' | Given value 1000000000001 for WriteCapacityUnits is out of bounds
            'keys(a a:HASH)','defs()','units(1 1)'         | Invalid KeySchema: Some index key attribute have no definition
            'keys(a)','defs()','BillingMode':'PAY_PER_REQUEST' | Invalid KeySchema: Some index key attribute have no definition
            'keys(a)','defs(b)','units(1 1)'               | One or more parameter values were invalid: Some index key attributes are not defined in AttributeDefinitions. Keys: [a], AttributeDefinitions: [b]
            'keys(a b)','defs(b)','units(1 1)'             | Invalid KeySchema: Some index key attribute have no definition
            'keys(a a:HASH)','defs(a b)','units(1 1)'      | Both the Hash Key and the Range Key element in the KeySchema have the same name
            'keys(a b:HASH)','defs(a b)','units(1 1)'      | Invalid KeySchema: The second KeySchemaElement is not a RANGE key type
            'keys(a:RANGE b:HASH)','defs(a b)','units(1 1)' | Invalid KeySchema: The first KeySchemaElement is not a HASH key type
            'keys(a:RANGE b)','defs(a b)','units(1 1)'     | Invalid KeySchema: The first KeySchemaElement is not a HASH key type
            'keys(a b)','defs(a c b)','units(1 1)'         | One or more parameter values were invalid: Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions
            'keys(a)','defs(a b)','units(1 1)'             | One or more parameter values were invalid: Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions
            'keys(a)','defs(a a)','units(1 1)'             | Attribute Name is duplicated: a
            """)
    void refusesNewTables(String members, String text) {
        assertThat(refusal("CreateTable", "'TableName':'never'," + members)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a   | a b | Local  |                                           | One or more parameter values were invalid: List of LocalSecondaryIndexes is empty
            a   | a b | Local  | 'keys(c:RANGE)','Projection':{}           | One or more parameter values were invalid: Table KeySchema does not have a range key, which is required when specifying a LocalSecondaryIndex
            a b | a b | Local  | 'keys(c:RANGE d)','Projection':{}         | One or more parameter values were invalid: Some index key attributes are not defined in AttributeDefinitions. Keys: [c, d], AttributeDefinitions: [a, b]
            a b | a b | Local  | 'keys(a:RANGE)','Projection':{}           | Invalid KeySchema: The first KeySchemaElement is not a HASH key type
            a b | a b | Local  | 'keys(a a:HASH)','Projection':{}          | Both the Hash Key and the Range Key element in the KeySchema have the same name
            a b | a b | Local  | 'keys(a b:HASH)','Projection':{}          | Invalid KeySchema: The second KeySchemaElement is not a RANGE key type
            a b | a b | Local  | 'keys(b)','Projection':{}                 | One or more parameter values were invalid: Index KeySchema does not have a range key for index: abc
            a b | a b | Local  | 'keys(b a)','Projection':{}               | One or more parameter values were invalid: Index KeySchema does not have the same leading hash key as table KeySchema for index: abc. index hash key: b, table hash key: a
            a b | a b | Local  | 'keys(a c)','Projection':{}               | One or more parameter values were invalid: Some index key attributes are not defined in AttributeDefinitions. Keys: [a, c], AttributeDefinitions: [a, b]
            a b | a b | Local  | 'keys(a b)','Projection':{'NonKeyAttributes':['a']} | One or more parameter values were invalid: Unknown ProjectionType: null
            a b | a b | Local  | 'keys(a b)','Projection':{'ProjectionType':'ALL','NonKeyAttributes':['a']} | One or more parameter values were invalid: ProjectionType is ALL, but NonKeyAttributes is specified
            a b | a b | Local  | 'keys(a b)','Projection':{'ProjectionType':'KEYS_ONLY','NonKeyAttributes':['a']} | One or more parameter values were invalid: ProjectionType is KEYS_ONLY, but NonKeyAttributes is specified
            a b | a b | Local  | 'keys(a b)','keysOnly'},{'IndexName':'abc','keys(a b)','keysOnly' | One or more parameter values were invalid: Duplicate index name: abc
            a b | a b | Global |                                           | One or more parameter values were invalid: List of GlobalSecondaryIndexes is empty
            a   | a b | Global | 'keys(c:RANGE)','Projection':{},'units(1 1)' | One or more parameter values were invalid: Some index key attributes are not defined in AttributeDefinitions. Keys: [c], AttributeDefinitions: [a, b]
            a b | a b | Global | 'keys(a:RANGE)','Projection':{},'units(1 1)' | Invalid KeySchema: The first KeySchemaElement is not a HASH key type
            a b | a b | Global | 'keys(b)','Projection':{},'units(1 1)'    | One or more parameter values were invalid: Unknown ProjectionType: null
            a b | a b | Global | 'keys(b a)','Projection':{'ProjectionType':'INCLUDE'},'units(1 1)' | One or more parameter values were invalid: ProjectionType is INCLUDE, but NonKeyAttributes is not specified
            a b | a b | Global | 'keys(b)','keysOnly'                      | One or more parameter values were invalid: ProvisionedThroughput is not specified for index: abc
            a b | a b | Global | 'keys(b)','keysOnly','units(1 1)'},{'IndexName':'abc','keys(b)','keysOnly','units(1 1)' | One or more parameter values were invalid: Duplicate index name: abc
            a b | a b c | Global | 'keys(b)','Projection':{}               | One or more parameter values were invalid: Some AttributeDefinitions are not used. AttributeDefinitions: [a, b, c], keys used: [a, b]
            """)
    void refusesNewIndexes(String keys, String defined, String kind, String index, String text) {
        String indexes = index == null ? "" : "{'IndexName':'abc'," + index + "}";

        assertThat(refusal(
                        "CreateTable",
                        "'TableName':'never','keys(" + keys + ")','defs(" + defined + ")','units(1 1)','" + kind
                                + "SecondaryIndexes':[" + indexes + "]"))
                .isEqualTo(text);
    }

    @Test
    void refusesTooManyIndexes_andTheSameNameForBothKinds() {
        String table = "'TableName':'never','keys(a b)','defs(a b)','BillingMode':'PAY_PER_REQUEST',";
        assertThat(refusal("CreateTable", table + "'LocalSecondaryIndexes':[" + indexes(6) + "]"))
                .isEqualTo(
                        "One or more parameter values were invalid: Number of LocalSecondaryIndexes exceeds per-table"
                                + " limit of 5");
        assertThat(refusal("CreateTable", table + "'GlobalSecondaryIndexes':[" + indexes(21) + "]"))
                .isEqualTo("One or more parameter values were invalid: GlobalSecondaryIndex count exceeds the per-table"
                        + " limit of 20");
        assertThat(refusal(
                        "CreateTable",
                        table + "'LocalSecondaryIndexes':[" + indexes(1) + "],'GlobalSecondaryIndexes':[" + indexes(1)
                                + "]"))
                .isEqualTo("One or more parameter values were invalid: Duplicate index name: index0");
    }

    private static String indexes(int count) {
        return IntStream.range(0, count)
                .mapToObj(at -> "{'IndexName':'index" + at + "','keys(a b)','keysOnly'}")
                .collect(Collectors.joining(","));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            none   | 'units(1000000000001 1000000000001)'          | Given value 1000000000001 for ReadCapacityUnits is out of bounds
            none   | 'GlobalSecondaryIndexUpdates':[{}]            | One or more parameter values were invalid: One of GlobalSecondaryIndexUpdate.Update, GlobalSecondaryIndexUpdate.Create, GlobalSecondaryIndexUpdate.Delete must not be null
            none   | 'GlobalSecondaryIndexUpdates':[{'Delete':{'IndexName':'abc'}},{'Delete':{'IndexName':'abc'}}] | One or more parameter values were invalid: Only one global secondary index update per index is allowed simultaneously. Index: abc
            none   | 'units(1 1)'                                  | Requested resource not found: Table: none not found
            none   | 'GlobalSecondaryIndexUpdates':[{'Update':{'IndexName':'abc','units(1000000000001 1)'}}] | Requested resource not found: Table: none not found
            priced | 'GlobalSecondaryIndexUpdates':[],'DeletionProtectionEnabled':true | One or more parameter values were invalid: List of GlobalSecondaryIndexUpdates is empty
            priced | 'SSESpecification':{'Enabled':true},'DeletionProtectionEnabled':true | One or more parameter values were invalid: Server-Side Encryption modification must be the only operation in the request
            priced | 'TableClass':'STANDARD','DeletionProtectionEnabled':true | One or more parameter values were invalid: TableClass modification must be the only operation in the request
            priced | 'DeletionProtectionEnabled':true,'units(7 7)' | One or more parameter values were invalid: DeletionProtection modification must be the only operation in the request
            priced | 'WarmThroughput':{'ReadUnitsPerSecond':12000},'units(7 7)' | One or more parameter values were invalid: WarmThroughput must be the only operation in the request
            demand | 'OnDemandThroughput':{'MaxReadRequestUnits':9},'StreamSpecification':{'StreamEnabled':false} | One or more parameter values were invalid: OnDemandThroughput can only be combined with BillingMode in an UpdateTable request
            priced | 'units(7 7)','StreamSpecification':{'StreamEnabled':true,'StreamViewType':'KEYS_ONLY'} | One or more parameter values were invalid: You cannot modify stream status while updating table IOPS
            priced | 'units(7 7)','GlobalSecondaryIndexUpdates':[{'Delete':{'IndexName':'one'}}] | One or more parameter values were invalid: You cannot create or delete index while updating table IOPS
            priced | 'StreamSpecification':{'StreamEnabled':true,'StreamViewType':'KEYS_ONLY'},'GlobalSecondaryIndexUpdates':[{'Delete':{'IndexName':'one'}}] | One or more parameter values were invalid: You cannot create or delete index while changing stream status
            priced | 'units(5 6)'                                  | The provisioned throughput for the table will not change. The requested value equals the current value. Current ReadCapacityUnits provisioned for the table: 5. Requested ReadCapacityUnits: 5. Current WriteCapacityUnits provisioned for the table: 6. Requested WriteCapacityUnits: 6. Refer to the Amazon DynamoDB Developer Guide for current limits and how to request higher limits.
            priced | 'BillingMode':'PROVISIONED'                   | One or more parameter values were invalid: ProvisionedThroughput must be specified when BillingMode is PROVISIONED
            priced | 'GlobalSecondaryIndexUpdates':[{'Update':{'IndexName':'one','units(2 2)'}}] | The provisioned throughput for the index one will not change. The requested value equals the current value. Current ReadCapacityUnits provisioned for index one: 2. Requested ReadCapacityUnits: 2. Current WriteCapacityUnits provisioned for index one: 2. Requested WriteCapacityUnits: 2. Refer to the Amazon DynamoDB Developer Guide for current limits and how to request higher limits.
            priced | 'GlobalSecondaryIndexUpdates':[{'Update':{'IndexName':'one','units(2 1000000000001)'}}] | Given value 1000000000001 for WriteCapacityUnits is out of bounds for index one
            priced | 'GlobalSecondaryIndexUpdates':[{'Create':{'IndexName':'two','keys(a)','keysOnly','units(1 1)'}}] | One or more parameter values were invalid: AttributeDefinitions is not specified for index: two
            priced | 'defs(a)','GlobalSecondaryIndexUpdates':[{'Create':{'IndexName':'two','keys(a)','keysOnly'}}] | One or more parameter values were invalid: Both ReadCapacityUnits and WriteCapacityUnits must be specified for index: two
            priced | 'GlobalSecondaryIndexUpdates':[{'Delete':{'IndexName':'abc'}},{'Delete':{'IndexName':'abd'}}] | Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per table
            demand | 'defs(a)','GlobalSecondaryIndexUpdates':[{'Create':{'IndexName':'two','keys(a)','keysOnly','units(1 1)'}}] | One or more parameter values were invalid: Neither ReadCapacityUnits nor WriteCapacityUnits can be specified for index: two when BillingMode is PAY_PER_REQUEST
            demand | 'units(1 1)'                                  | One or more parameter values were invalid: Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST
            demand | 'GlobalSecondaryIndexUpdates':[{'Update':{'IndexName':'one','units(1 1)'}}] | One or more parameter values were invalid: The only Updates for index: one when TableThroughputMode is PAY_PER_REQUEST can be to OnDemandThroughput, WarmThroughput
            demand | 'BillingMode':'PROVISIONED','GlobalSecondaryIndexUpdates':[{'Update':{'IndexName':'one','units(1 1)'}}] | One or more parameter values were invalid: ProvisionedThroughput must be specified when BillingMode is PROVISIONED
            demand | 'BillingMode':'PROVISIONED','units(1 1)'      | One or more parameter values were invalid: ProvisionedThroughput must be specified for index: one
            """)
    void refusesChanges(String table, String members, String text) {
        assertThat(refusal("UpdateTable", "'TableName':'" + table + "'," + members))
                .isEqualTo(text);
    }

    @Test
    void refusesToChangeNothing() {
        for (String nothing : new String[] {"", ",'GlobalSecondaryIndexUpdates':[]", ",'defs(a)'"}) {
            assertThat(refusal("UpdateTable", "'TableName':'none'" + nothing))
                    .startsWith("At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled,")
                    .endsWith("OnDemandThroughput, WarmThroughput or TableClass is required");
        }
    }

    @Test
    void pricesEveryIndex_whenATableIsNoLongerOnDemand() {
        assertThat(refusal(
                        "CreateTable",
                        "'TableName':'turned','keys(a)','defs(a b)','BillingMode':'PAY_PER_REQUEST',"
                                + "'GlobalSecondaryIndexes':[{'IndexName':'one','keys(b)','keysOnly'}]"))
                .isEmpty();
        JsonNode priced = update("'BillingMode':'PROVISIONED','units(3 4)','GlobalSecondaryIndexUpdates':["
                + "{'Update':{'IndexName':'one','units(5 6)'}}]");
        assertThat(priced.at("/GlobalSecondaryIndexes/0/ProvisionedThroughput/WriteCapacityUnits")
                        .asInt())
                .isEqualTo(6);

        JsonNode onDemand = update("'BillingMode':'PAY_PER_REQUEST'");
        assertThat(onDemand.at("/ProvisionedThroughput/ReadCapacityUnits").asInt())
                .isZero();
        assertThat(onDemand.at("/GlobalSecondaryIndexes/0/ProvisionedThroughput/WriteCapacityUnits")
                        .asInt())
                .isZero();
    }

    private static JsonNode update(String members) {
        return CALLS.call("UpdateTable", "{" + written("'TableName':'turned'," + members) + "}")
                .path("TableDescription");
    }

    @Test
    void describesDefinitionsAndProjectionsByName() {
        JsonNode table = CALLS.call(
                        "CreateTable",
                        "{"
                                + written("'TableName':'sorted','keys(z m)','defs(z m a)',"
                                        + "'BillingMode':'PAY_PER_REQUEST','GlobalSecondaryIndexes':[{'IndexName':'one',"
                                        + "'keys(a)','Projection':{'ProjectionType':'INCLUDE','NonKeyAttributes':"
                                        + "['y','b','x']}}]")
                                + "}")
                .path("TableDescription");

        assertThat(table.path("AttributeDefinitions").findValuesAsText("AttributeName"))
                .containsExactly("a", "m", "z");
        assertThat(table.at("/GlobalSecondaryIndexes/0/Projection/NonKeyAttributes"))
                .extracting(JsonNode::asText)
                .containsExactly("b", "x", "y");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            TagResource   | 'Tags':[]                              | Atleast one Tag needs to be provided as Input.
            TagResource   | 'Tags':[{'Key':'','Value':'v'}]        | The Tag Key provided is invalid, Key:
            TagResource   | 'Tags':[{'Key':'k'}]                   | The Tag Value provided is invalid, Value: null
            TagResource   | 'Tags':[{'Key':'ok','Value':'#!%%^$$&'}] | The Tag Value provided is invalid, Value: #!%%^$$&
            TagResource   | 'Tags':[{'Key':'->>;-)])','Value':'ok'}] | The Tag Key provided is invalid, Key: ->>;-)])
            TagResource   | 'Tags':[{'Key':'ok','Value':'a,b'}]    | The Tag Value provided is invalid, Value: a,b
            TagResource   | 'Tags':[{'Key':'ok','Value':'\ud83d\udd11'}] | The Tag Value provided is invalid, Value: \ud83d\udd11
            TagResource   | 'Tags':[{'Key':'aws:k','Value':'v'}]   | Tag Key cannot be prefixed with aws:, Key: aws:k
            TagResource   | 'Tags':[{'Key':'k','Value':'v'},{'Key':'k','Value':'w'}] | Duplicate Tag Keys provided as input: Duplicate Tag Key found k
            UntagResource | 'TagKeys':[]                           | Atleast one Tag Key needs to be provided as Input.
            UntagResource | 'TagKeys':['a','#']                    | The Tag Key provided is invalid, Key: #
            """)
    void refusesTags(String operation, String members, String text) {
        String arn = "'ResourceArn':'arn:aws:dynamodb:us-east-1:000000000000:table/priced',";

        assertThat(refusal(operation, arn + members).strip()).isEqualTo(text);
        assertThat(CALLS.call("ListTagsOfResource", "{" + arn.replaceFirst(",$", "") + "}")
                        .path("Tags"))
                .isEmpty();
    }

    @Test
    void takesTagsOfAnyScript_upToTheirLengths() {
        String arn = "'ResourceArn':'arn:aws:dynamodb:us-east-1:000000000000:table/demand',";
        assertThat(refusal(
                        "TagResource",
                        arn + "'Tags':[{'Key':'" + "k".repeat(128) + "','Value':'" + "v".repeat(256)
                                + "'},{'Key':'\u043a\u043b\u044e\u0447 \u8868','Value':'a+b-c=d.e_f:g/h@i'},"
                                + "{'Key':' ','Value':''}]"))
                .isEmpty();
        assertThat(refusal("TagResource", arn + "'Tags':[{'Key':'" + "k".repeat(129) + "','Value':'v'}]"))
                .isEqualTo("The Tag Key provided is invalid, Key: " + "k".repeat(129));
        assertThat(refusal("TagResource", arn + "'Tags':[{'Key':'k','Value':'" + "v".repeat(257) + "'}]"))
                .isEqualTo("The Tag Value provided is invalid, Value: " + "v".repeat(257));
        String keys = IntStream.range(0, 51).mapToObj(at -> "'k" + at + "'").collect(Collectors.joining(","));
        assertThat(refusal("UntagResource", arn + "'TagKeys':[" + keys + "]"))
                .isEqualTo("Number of Tags exceed the current limit for the provided ResourceArn");
        assertThat(refusal("ListTagsOfResource", arn.replace("demand',", "none'")))
                .isEqualTo("Requested resource not found: ResourceArn:"
                        + " arn:aws:dynamodb:us-east-1:000000000000:table/none not found");
    }
}
