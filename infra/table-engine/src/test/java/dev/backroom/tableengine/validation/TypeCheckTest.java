package dev.backroom.tableengine.validation;

import dev.backroom.tableengine.error.ErrorType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeCheckTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Scan           | {'IndexName':5}                       | NUMBER_VALUE cannot be converted to String
            Scan           | {'IndexName':5.5}                     | DECIMAL_VALUE cannot be converted to String
            Scan           | {'IndexName':true}                    | TRUE_VALUE cannot be converted to String
            Scan           | {'IndexName':false}                   | FALSE_VALUE cannot be converted to String
            Scan           | {'IndexName':{}}                      | Start of structure or map found where not expected
            Scan           | {'IndexName':[]}                      | Unrecognized collection type class java.lang.String
            Scan           | {'TableName':7}                       | NUMBER_VALUE cannot be converted to String
            Scan           | {'Limit':'5'}                         | STRING_VALUE cannot be converted to Integer
            Scan           | {'Limit':true}                        | TRUE_VALUE cannot be converted to Integer
            Scan           | {'Limit':{}}                          | Start of structure or map found where not expected
            UpdateTable    | {'ProvisionedThroughput':{'ReadCapacityUnits':'5'}} | STRING_VALUE cannot be converted to Long
            Scan           | {'ConsistentRead':'abc'}              | Unexpected token received from parser
            Scan           | {'ConsistentRead':0}                  | NUMBER_VALUE cannot be converted to Boolean
            Scan           | {'ConsistentRead':[]}                 | Unrecognized collection type class java.lang.Boolean
            CreateTable    | {'KeySchema':'a'}                     | Unexpected field type
            CreateTable    | {'KeySchema':{}}                      | Start of structure or map found where not expected
            CreateTable    | {'KeySchema':['a']}                   | Unexpected value type in payload
            CreateTable    | {'KeySchema':[[]]}                    | Unrecognized collection type class com.amazonaws.dynamodb.v20120810.KeySchemaElement
            UpdateTable    | {'ProvisionedThroughput':'a'}         | Unexpected field type
            UpdateTable    | {'ProvisionedThroughput':[]}          | Unrecognized collection type class com.amazonaws.dynamodb.v20120810.ProvisionedThroughput
            CreateTable    | {'GlobalSecondaryIndexes':[[]]}       | Unrecognized collection type class com.amazonaws.dynamodb.v20120810.GlobalSecondaryIndex
            CreateTable    | {'LocalSecondaryIndexes':[{'Projection':[]}]} | Unrecognized collection type class com.amazonaws.dynamodb.v20120810.Projection
            UpdateTable    | {'GlobalSecondaryIndexUpdates':[{'Create':[]}]} | Unrecognized collection type class com.amazonaws.dynamodb.v20120810.CreateGlobalSecondaryIndexAction
            UpdateTable    | {'GlobalSecondaryIndexUpdates':[{'Update':[]}]} | Unrecognized collection type class com.amazonaws.dynamodb.v20120810.UpdateGlobalSecondaryIndexAction
            UpdateTable    | {'GlobalSecondaryIndexUpdates':[[]]}  | Unrecognized collection type class com.amazonaws.dynamodb.v20120810.GlobalSecondaryIndexUpdate
            TagResource    | {'Tags':[[]]}                         | Unrecognized collection type class com.amazonaws.dynamodb.v20120810.Tag
            PutItem        | {'Item':'a'}                          | Unexpected field type
            PutItem        | {'Item':[]}                           | Unrecognized collection type java.util.Map<java.lang.String, com.amazonaws.dynamodb.v20120810.AttributeValue>
            PutItem        | {'Item':{'a':5}}                      | Unexpected value type in payload
            PutItem        | {'Item':{'a':[]}}                     | Unrecognized collection type class com.amazonaws.dynamodb.v20120810.AttributeValue
            PutItem        | {'Item':{'a':{'S':5}}}                | NUMBER_VALUE cannot be converted to String
            PutItem        | {'Item':{'a':{'N':5}}}                | NUMBER_VALUE cannot be converted to String
            PutItem        | {'Item':{'a':{'B':5}}}                | only base-64-encoded strings are convertible to bytes
            PutItem        | {'Item':{'a':{'B':'23456'}}}          | Base64 encoded length is expected a multiple of 4 bytes but found: 5
            PutItem        | {'Item':{'a':{'BS':['=+/=']}}}        | Invalid last non-pad Base64 character dectected
            PutItem        | {'Item':{'a':{'L':[{'B':'+/+='}]}}}   | Invalid last non-pad Base64 character dectected
            PutItem        | {'Item':{'a':{'B':'YR=='}}}           | Invalid last non-pad Base64 character dectected
            PutItem        | {'Item':{'a':{'B':[]}}}               | Unrecognized collection type class java.nio.ByteBuffer
            PutItem        | {'Item':{'a':{'BOOL':5}}}             | NUMBER_VALUE cannot be converted to Boolean
            PutItem        | {'Item':{'a':{'NULL':'no'}}}          | Unexpected token received from parser
            PutItem        | {'Item':{'a':{'SS':'a'}}}             | Unexpected field type
            PutItem        | {'Item':{'a':{'SS':[1]}}}             | NUMBER_VALUE cannot be converted to String
            PutItem        | {'Item':{'a':{'BS':[true]}}}          | only base-64-encoded strings are convertible to bytes
            PutItem        | {'Item':{'a':{'L':{}}}}               | Start of structure or map found where not expected
            PutItem        | {'Item':{'a':{'L':['x']}}}            | Unexpected value type in payload
            PutItem        | {'Item':{'a':{'M':5}}}                | Unexpected field type
            PutItem        | {'Item':{'a':{'M':{'b':5}}}}          | Unexpected value type in payload
            PutItem        | {'Item':{'a':{'M':{'b':{'L':[{'S':1}]}}}}} | NUMBER_VALUE cannot be converted to String
            UpdateItem     | {'ExpressionAttributeNames':{'#a':1}} | NUMBER_VALUE cannot be converted to String
            Scan           | {'Limit':'5','IndexName':5}           | STRING_VALUE cannot be converted to Integer
            Scan           | {'IndexName':5,'Limit':'5'}           | NUMBER_VALUE cannot be converted to String
            """)
    void refusesJsonType_beforeAnythingElse(String operation, String request, String text) {
        RequestFixture.refuses(operation, request, ErrorType.SERIALIZATION, text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Scan      | {'TableName':'abc','IndexName':null,'Limit':null,'Unknown':5}
            Scan      | {'TableName':'abc','Limit':5.5,'ConsistentRead':'TRUE'}
            NoSuch    | {'TableName':5}
            """)
    void leavesNullAndUnknown_alone(String operation, String request) {
        RequestFixture.takes(operation, request);
    }
}
