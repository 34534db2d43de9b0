package dev.backroom.tableengine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with reads once their table is known, in the order in which the service says it. */
@Tag("engine")
class ReadRefusalsTest {
    private static final TableEngine ENGINE = TableEngine.open(EngineOptions.inMemory());
    private static final Calls CALLS = new Calls(ENGINE);

    /** Table "hash" by a; table "range" by a and b, with local indexes on c and d, global ones on c and on c and d. */
    @BeforeAll
    static void create() {
        create("'TableName':'hash','KeySchema':[{'AttributeName':'a','KeyType':'HASH'}],'AttributeDefinitions':["
                + "{'AttributeName':'a','AttributeType':'S'}]");
        create("'TableName':'range','KeySchema':" + keys("a", "b") + ",'AttributeDefinitions':["
                + "{'AttributeName':'a','AttributeType':'S'},{'AttributeName':'b','AttributeType':'S'},"
                + "{'AttributeName':'c','AttributeType':'S'},{'AttributeName':'d','AttributeType':'S'}],"
                + "'LocalSecondaryIndexes':[" + index("index1", keys("a", "c"), "'ALL'") + ","
                + index("index2", keys("a", "d"), "'KEYS_ONLY'") + "],'GlobalSecondaryIndexes':["
                + index("index3", "[{'AttributeName':'c','KeyType':'HASH'}]", "'ALL'") + ","
                + index("index4", keys("c", "d"), "'INCLUDE','NonKeyAttributes':['e']") + "]");
    }

    private static void create(String table) {
        assertThat(CALLS.refusal("CreateTable", "{'BillingMode':'PAY_PER_REQUEST'," + table + "}"))
                .isEmpty();
    }

    private static String keys(String hash, String range) {
        return "[{'AttributeName':'" + hash + "','KeyType':'HASH'},{'AttributeName':'" + range
                + "','KeyType':'RANGE'}]";
    }

    private static String index(String name, String keys, String projection) {
        return "{'IndexName':'" + name + "','KeySchema':" + keys + ",'Projection':{'ProjectionType':" + projection
                + "}}";
    }

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            hash  |        | z = :n | {}                                         | The provided starting key is invalid
            hash  |        | z = :n | {'b':{'S':'a'}}                            | The provided starting key is invalid
            hash  |        | z = :n | {'a':{'S':'a'},'b':{'S':'a'}}              | The provided starting key is invalid
            hash  |        | z = :n | {'a':{'N':'1'}}                            | The provided key element does not match the schema
            hash  |        | z = :n | {'a':{'M':{}}}                             | The provided key element does not match the schema
            range |        | z = :n | {'z':{'N':'1'}}                            | The provided starting key is invalid
            range |        | z = :n | {'b':{'S':'a'},'c':{'S':'b'}}              | The provided starting key is invalid
            range |        | z = :n | {'a':{'B':'abcd'}}                         | The provided starting key is invalid
            range |        | z = :n | {'a':{'N':'1'},'b':{'S':'a'},'c':{'S':'b'}} | The provided starting key is invalid
            range |        | z = :n | {'a':{'N':'1'},'z':{'S':'a'}}              | The provided key element does not match the schema
            range |        | z = :n | {'a':{'S':'a'},'b':{'N':'1'}}              | Query condition missed key schema element: a
            range |        | z = :n | {'a':{'S':'a'},'z':{'S':'1'}}              | Query condition missed key schema element: a
            range |        | a = :b | {'a':{'S':'a'}}                            | The provided starting key is invalid
            range |        | a = :b | {'a':{'S':'a'},'z':{'S':'1'}}              | The provided starting key is invalid
            range |        | a = :b | {'a':{'S':'a'},'b':{'N':'1'}}              | The provided key element does not match the schema
            range |        | a = :b | {'a':{'S':'a'},'b':{'S':'a'}}              | The provided starting key is outside query boundaries based on provided conditions
            range |        | a = :b AND c = :n | {'a':{'S':'a'},'b':{'S':'a'}}   | Query condition missed key schema element: b
            range |        | a = :b AND b > :b | {'a':{'S':'a'},'b':{'S':'a'}}   | The provided starting key does not match the range key predicate
            range |        | a = :b AND b < :b | {'a':{'S':'a'},'b':{'S':'a'}}   | The query can return at most one row and cannot be restarted
            range | index1 | z = :n | {'a':{'S':'a'},'b':{'S':'a'}}              | The provided starting key is invalid
            range | index1 | z = :n | {'a':{'N':'1'},'x':{'S':'1'},'y':{'S':'1'}} | The provided key element does not match the schema
            range | index1 | z = :n | {'a':{'S':'1'},'b':{'N':'1'},'c':{'N':'1'}} | Query condition missed key schema element: a
            range | index1 | a = :b | {'a':{'S':'a'},'b':{'S':'1'},'c':{'S':'1'},'d':{'S':'1'}} | The provided starting key is invalid
            range | index1 | a = :b | {'a':{'S':'a'},'b':{'N':'1'},'c':{'N':'1'}} | The provided key element does not match the schema
            range | index1 | a = :b | {'a':{'S':'1'},'b':{'N':'1'},'c':{'S':'a'}} | The provided starting key is invalid: The provided key element does not match the schema
            range | index1 | a = :b AND b = :n | {'a':{'S':'a'},'b':{'S':'a'},'c':{'S':'a'}} | Query condition missed key schema element: c
            range | index1 | a = :b | {'a':{'S':'a'},'b':{'S':'a'},'c':{'S':'a'}} | The provided starting key is outside query boundaries based on provided conditions
            range | index1 | a = :b AND c > :b | {'a':{'S':'a'},'b':{'S':'a'},'c':{'S':'a'}} | The provided starting key does not match the range key predicate
            range | index3 | z = :n | {'a':{'S':'a'},'b':{'S':'a'},'z':{'S':'a'}} | The provided starting key is invalid
            range | index3 | z = :n | {'x':{'S':'1'},'y':{'S':'1'},'c':{'N':'1'}} | The provided key element does not match the schema
            range | index3 | z = :n | {'x':{'N':'1'},'y':{'N':'1'},'c':{'S':'1'}} | Query condition missed key schema element: c
            range | index3 | c = :b | {'x':{'N':'1'},'y':{'N':'1'},'c':{'S':'a'}} | The provided starting key is invalid: The provided key element does not match the schema
            range | index3 | c = :b AND b = :b | {'a':{'S':'a'},'b':{'S':'a'},'c':{'S':'a'}} | Query key condition not supported
            range | index4 | c = :b | {'a':{'N':'1'},'b':{'N':'1'},'c':{'S':'1'},'e':{'N':'1'}} | The provided starting key is invalid
            range | index4 | c = :b | {'a':{'N':'1'},'b':{'S':'1'},'c':{'S':'a'},'d':{'S':'a'}} | The provided starting key is invalid: The provided key element does not match the schema
            range | index4 | c = :b AND b = :n | {'a':{'S':'a'},'b':{'S':'a'},'c':{'S':'a'},'d':{'S':'a'}} | Query condition missed key schema element: d
            range | index4 | c = :b AND d > :b | {'a':{'S':'a'},'b':{'S':'a'},'c':{'S':'a'},'d':{'S':'a'}} | The provided starting key does not match the range key predicate
            range | nowhere | z = :n | {}                                        | The table does not have the specified index: nowhere
            """)
    void refusesWhereAQueryStarts(String table, String index, String condition, String start, String text) {
        String name = index == null ? "" : "'IndexName':'" + index + "',";
        String values = (condition.contains(":b") ? "':b':{'S':'b'}" : "")
                + (condition.contains(":b") && condition.contains(":n") ? "," : "")
                + (condition.contains(":n") ? "':n':{'N':'1'}" : "");

        assertThat(CALLS.refusal(
                        "Query",
                        "{'TableName':'" + table + "'," + name + "'KeyConditionExpression':'" + condition
                                + "','ExpressionAttributeValues':{" + values + "},'ExclusiveStartKey':" + start + "}"))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            hash  |        | {}                                                    | The provided starting key is invalid: The provided key element does not match the schema
            hash  |        | {'a':{'S':'a'},'b':{'S':'a'}}                         | The provided starting key is invalid: The provided key element does not match the schema
            hash  |        | {'a':{'N':'1'}}                                       | The provided starting key is invalid: The provided key element does not match the schema
            range |        | {'a':{'S':'a'},'c':{'N':'1'}}                         | The provided starting key is invalid: The provided key element does not match the schema
            range | index1 | {'b':{'S':'a'},'c':{'S':'a'}}                         | The provided starting key is invalid
            range | index1 | {'a':{'S':'a'},'b':{'S':'1'},'c':{'S':'1'},'d':{'S':'1'}} | The provided starting key is invalid
            range | index1 | {'a':{'S':'a'},'b':{'S':'a'},'c':{'N':'1'}}           | The provided key element does not match the schema
            range | index1 | {'a':{'S':'1'},'b':{'N':'1'},'c':{'S':'a'}}           | The provided starting key is invalid: The provided key element does not match the schema
            range | index3 | {'a':{'S':'a'},'b':{'S':'a'},'z':{'S':'a'}}           | The provided starting key is invalid
            range | index3 | {'x':{'S':'1'},'y':{'S':'1'},'c':{'N':'1'}}           | The provided key element does not match the schema
            range | index3 | {'x':{'N':'1'},'y':{'N':'1'},'c':{'S':'a'}}           | The provided starting key is invalid: The provided key element does not match the schema
            range | index4 | {'x':{'N':'1'},'y':{'N':'1'},'c':{'S':'1'},'d':{'N':'1'}} | The provided key element does not match the schema
            range | index4 | {'a':{'N':'1'},'b':{'N':'1'},'c':{'S':'1'},'e':{'N':'1'}} | The provided starting key is invalid
            range | nowhere | {}                                                   | The table does not have the specified index: nowhere
            """)
    void refusesWhereAScanStarts(String table, String index, String start, String text) {
        String name = index == null ? "" : "'IndexName':'" + index + "',";

        assertThat(CALLS.refusal(
                        "Scan",
                        "{'TableName':'" + table + "'," + name
                                + "'FilterExpression':'attribute_exists(a.b.c)','ExclusiveStartKey':" + start + "}"))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            GetItem | 'TableName':'hash','Key':{'a':{'S':'x'}},'ProjectionExpression':'a.b.c' | Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: Key: a
            GetItem | 'TableName':'hash','Key':{'a':{'S':'x'}},'ProjectionExpression':'#a[0]','ExpressionAttributeNames':{'#a':'a'} | Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: Key: a
            GetItem | 'TableName':'range','Key':{'a':{'S':'x'},'b':{'S':'x'}},'ProjectionExpression':'d[0]' | Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: IndexKey: d
            GetItem | 'TableName':'hash','Key':{'b':{'S':'x'}},'ProjectionExpression':'a.b' | The provided key element does not match the schema
            BatchGetItem | 'RequestItems':{'hash':{'Keys':[{'a':{'S':'x'}}],'ProjectionExpression':'a.b'}} | Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: Key: a
            Scan    | 'TableName':'hash','FilterExpression':'attribute_exists(a.b.c) AND c = e' | Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: Key: a
            Scan    | 'TableName':'range','IndexName':'index4','Select':'ALL_ATTRIBUTES','FilterExpression':'attribute_exists(a.b.c)','ExclusiveStartKey':{'x':{'N':'1'},'y':{'N':'1'},'c':{'S':'a'},'d':{'S':'a'}} | One or more parameter values were invalid: Select type ALL_ATTRIBUTES is not supported for global secondary index index4 because its projection type is not ALL
            Query   | 'TableName':'range','KeyConditionExpression':'a = e','FilterExpression':'d[1] = e' | Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition
            Query   | VALUES,'TableName':'hash','KeyConditionExpression':'a = :a','FilterExpression':'attribute_exists(a.b) AND b = :a' | Filter Expression can only contain non-primary key attributes: Primary key attribute: a
            Query   | VALUES,'TableName':'range','KeyConditionExpression':'a = :a','FilterExpression':'b[1] = :a' | Filter Expression can only contain non-primary key attributes: Primary key attribute: b
            Query   | VALUES,'TableName':'range','KeyConditionExpression':'a = :a','FilterExpression':'attribute_exists(d.c) AND c = :a' | Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: IndexKey: d
            Query   | VALUES,'TableName':'range','KeyConditionExpression':'a = :a','ProjectionExpression':'b.c','FilterExpression':'b = :a' | Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: Key: b
            Query   | VALUES,'TableName':'range','IndexName':'index4','Select':'ALL_ATTRIBUTES','KeyConditionExpression':'c = :a','FilterExpression':'a.b = :a' | One or more parameter values were invalid: Select type ALL_ATTRIBUTES is not supported for global secondary index index4 because its projection type is not ALL
            Query   | VALUES,'TableName':'hash','KeyConditionExpression':'','FilterExpression':'','ProjectionExpression':'' | Invalid KeyConditionExpression: The expression can not be empty;
            Query   | VALUES,'TableName':'hash','KeyConditionExpression':'attribute_exists(a)','FilterExpression':'','ProjectionExpression':'' | Invalid FilterExpression: The expression can not be empty;
            Query   | VALUES,'TableName':'hash','KeyConditionExpression':'attribute_exists(a)','FilterExpression':'a > b','ProjectionExpression':'' | Invalid ProjectionExpression: The expression can not be empty;
            Query   | VALUES,'TableName':'none','KeyConditionExpression':'z = :a','ExclusiveStartKey':{} | Requested resource not found
            """)
    void refusesExpressions(String operation, String request, String text) {
        String values = "'ExpressionAttributeValues':{':a':{'S':'x'}}";

        assertThat(CALLS.refusal(operation, "{" + request.replace("VALUES", values) + "}"))
                .isEqualTo(text);
    }
}
